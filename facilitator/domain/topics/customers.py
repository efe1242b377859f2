"""Topics about customers: winning, selling, complaints and loss; and about sales partners."""

WAYS = """
churn cancel cancels cancelled cancellation cancellations drop-off dropping-off drop-out
customers-leave customers-leaving clients-leave users-leave customers-lost clients-lost
lost-customers lose-customers losing-customers lose-clients losing-clients lost-accounts lose-users
losing-users retention retain-customers keep-customers keeping-customers stop-using stopped-using
never-come-back not-come-back never-return not-return gone-after attrition not-renew unsubscribe
unsubscribes vanish disappear disappearing quit-using leaky-bucket leaking customers-drop
clients-drop drop-us dropped-us drops-us defect walk-away-customers switch-to switched-to
switching-to fall-away falling-away customers-go clients-go loyalty disengage lose-interest
give-up-after abandon abandoned abandons customers-gone clients-gone clients-disappear
customers-vanish bleeding-customers bleed-customers keep-clients keeping-clients leave-us leaving-us
left-us drop-like-flies dropping-like-flies customers-cancel clients-cancel cancelled-on-us
switch-provider goodbye-to-us lost-a-customer lost-customer lost-client losing-accounts
customer&leave

trial trials free-trial trialling signup sign-up signs-up signing-up signed-up sign-ups activation
activate onboard-user onboarding-user onboarding-customer first-week first-days first-day
first-hours first-time after-a-week after-days within-days within-week after-signup new-user
new-users try-once tries-once tried-once use-once used-once log-in-once logged-in-once login log-in
register registers registered registration create-account click-around look-around looked-around
poke-around play-around test-users test-phase download downloads downloaded open-again never-again
never-seen-again last-we-see last-saw last-hear-of first-impression one-visit come-once get-started
getting-started aha-moment stickiness new-customers-disappear try-out tries-out trying-out never-log
not-log day+one never-open-again never-open-app deinstall bounce bounces bouncing stick-around
not-stick after-registration first-session dead-accounts inactive-users ghost-users test-version
demo-version try-it tried-it first-login first-use first-visit go-cold-after use-it-once curious
just-looking tyre-kickers drop-after sign-up-then sign-up-and users-gone users-disappear
users-vanish users-lost early-users early-drop evaluation try-us tries-us tried-us people-try
hook-people hook-them hook-users get-hooked

renew renewal renewals renews renewed not-renewed annual-contract annual-contracts yearly-contract
extend-contract extend contract-end contract-ends yearly-subscription subscription subscriptions
subscriber subscribers extension anniversary after-a-year after-one-year after-first-year
first-year-over year-is-over year-two second-year end-of-year-contract twelve-months
after-twelve-months lapse lapses lapsed expire expires expiry run-out-contract contract-runs-out
up-for-renewal sign-again sign-on-again not-sign-again another-year for-another-year prolong
not-continue long-standing stay-another-year gone-end end-of-term term-over terminate-contract
terminate-subscription leave-after-year leave-after-a-year first-term second-term contract-cancelled
contract-up contracts-up comes-up-for auto-renew not-prolong stay-on stay-with-us leave-us-after
not-stay annual-customers yearly-customers as-soon-as-contract contract-is-up

concentration one-customer single-customer one-client single-client one-account single-account
sixty-percent-revenue percent-of-revenue percent-of-turnover percent-of-sales percent-income
most-of-our-revenue most-of-revenue most-of-sales most-of-income most-of-turnover bulk-of-revenue
bulk-revenue half-revenue half-turnover half-sales half-income half-of-our-revenue
two-thirds-revenue depend-customer depend-client depends-on-one depend-on-one rely-on-one
relying-on-one rely-on-single dependent dependence dependency reliance reliant eggs-basket
one-basket same-basket one-big biggest-customer biggest-client biggest-account largest-customer
largest-client largest-account main-customer main-client main-account major-customer major-client
key-customer key-client key-account whale one-whale too-big-customer big-fish anchor-client
anchor-customer if-they-leave if-they-go they-leave-we they-go-we leave-we-die at-their-mercy
at-mercy hold-us-hostage hostage one-buyer diversify diversification cluster-risk lump-risk
comes-from-one comes-from-single come-from-one single-chain supermarket-chain depends-on-them
depend-on-them they-are-everything without-them-we without-them all-from-one everything-from-one
one-client-pays one-customer-pays if-they-quit if-it-leaves kill-us-if we-die-if fall-with-them
cling-to one-contract single-contract one-source-of-income customer-power single-thread by-a-thread
hang-by-thread less-dependent this-one-client this-one-customer one-client-drops one-customer-drops
one-place revenue-from-one drops-us-we account-walked client-walked customer-walked account-walks
client-walks customer-walks account-left client-left customer-left

customer customers client clients account accounts buyer buyers patron patrons clientele consumer
consumers user users

rude rudeness shout shouts shouting abusive abuse bully bullies bullying insult insults insulting
mistreat mistreats yell yells yelling scream screams screaming toxic toxic-client difficult-customer
difficult-client nightmare nightmare-client nightmare-customer awful-client horrible-client
nasty-client nasty-customer terrible-client unreasonable unpleasant disrespect disrespectful
disrespects threaten threatens threat threats aggressive-client aggressive-customer hostile-client
angry-client angry-customer furious-client mean-client treats-us-like treat-us-badly treats-badly
treats-like-dirt like-dirt walks-all-over walk-all-over us-around pushes-around push-around harass
harasses harassment swears swearing curses temper tantrum jerk asshole staff-tears in-tears
makes-cry cry cries crying belittle humiliate humiliates condescending rant rants fire-client
fire-customer fire-a-client firing-client firing-customer drop-client drop-customer
get-rid-of-client get-rid-of-customer demanding demanding-client impossible-client
impossible-customer offensive lashes-out monster draw-line draw-the-line crosses-line crossing-line
bad-behaviour behaviour misbehave misbehaves vulgar sexist racist freak-out freaks-out outburst
outbursts tyrant bossy client-from-hell customer-from-hell from-hell hell aggressive bad-tempered
manners scold scolds picks-on pick-on choleric foul-mouthed terrorise terrorize terrorises
protect-my-team protect-my-staff protect-my-people afraid-of-client hang-up-on

salesperson sales-rep sales-hire first-sales sales-people salespeople salesman saleswoman seller
sellers account-executive founder-led sell-myself selling-myself someone-sell somebody-sell rep reps
head-of-sales sales-team sales-manager vp-sales closer closers sales-guy hire-sales hire-seller bdr
sdr business-developer only-one-who-sells only-one-sells only-i-can-sell only-me-selling
i-do-selling do-all-selling all-sales-myself sell-without-me sales-without-me hand-over-sales
hand-off-sales get-out-of-sales out-of-selling rainmaker only-one-can-close close-deals-myself
deals-myself stop-selling-myself commission-only only-seller techie-seller sales-flop
salespeople-fail sell-like-me sell-better-than nobody-sells-like sales-hires sales-hire-failed
hand-sales-over pass-sales-on first-seller second-seller sales-department build-sales
start-sales-team only-one-selling rely-on-me-for-sales

sales sell sells selling sale sold close-deal closing-deals close-deals deal deals

enterprise hospital hospitals clinic clinics public-sector government municipality municipalities
city-hall council councils insurer insurers banks-slow procurement purchasing purchasing-office
sales-cycle sales-cycles sales-process long-cycle slow-sales sell-slow months-to-sign year-to-sign
eighteen-months year-and-a-half pilot pilots pilot-project proof-of-concept buying-process
decision-makers decision-maker committee committees stakeholder stakeholders signature signatures
sign-off budget-approval approval approvals decide-slowly take-ages-to-decide take-forever
forever-to-decide forever-to-sign forever-to-close never-decide cannot-decide-buy deals-drag
deal-drags drag-on takes-forever-to-close long-to-close slow-to-close slow-to-buy wait-for-signature
rfp tender tenders red-tape-sales slow-decision decision-takes endless-loops legal-review
big-companies-slow pilot-purgatory healthcare health-care contract-takes takes-years takes-months
years-to-close years-to-land months-to-close months-to-land wait-months wait-years land-contract
universities university-customer state-agencies insurance-companies insurance-company public-tenders
public-administration slow-customers slow-buyers slow-buying slow-organisations mills-grind
bureaucrats purchase-department purchasing-department big-hospitals ministry-buyer get-a-signature
get-signed sign-anything sign-contract never-sign not-sign many-hoops hoops layers-of-approval
chain-of-command time-to-close pen-to-paper puts-pen loves-us-yet years-to-sign years-to-buy

leads lead-generation lead-gen pipeline prospect prospects prospecting demand inbound outbound
enquiry enquiries inquiry inquiries trade-fair trade-show fairs conference-cancelled event new-leads
find-customers finding-customers find-clients finding-clients get-customers getting-customers
get-clients getting-clients win-customers winning-customers new-customers new-clients new-business
more-customers more-clients no-customers no-orders no-new-orders order-book order-books orders-dried
no-work no-new-projects phone-silent phone-quiet phone-not-ring phone-stopped phones-quiet
phone-rings stopped-ringing nobody-calls no-one-calls nobody-calling nobody-knocks nobody-knocking
knock-door knocking-on-door no-requests funnel funnel-empty dried-up dry-up drying-up gone-quiet
quiet-out-there tumbleweed cold-calling cold-call cold-calls cold-email cold-emails cold-outreach
outreach referral referrals word-of-mouth introductions fill-calendar fill-the-pipeline
fill-pipeline nobody-knows-us unknown visibility awareness not-enough-customers not-enough-clients
not-enough-leads business-slow slow-business interest-dried website-traffic traffic
business-come-from next-customers next-clients next-orders next-order nothing-coming-in
nothing-in-pipeline fill-order-book no-jobs-coming sales-dried starving-for-work demand-gone
nobody-interested no-interest lack-of-customers lack-of-clients drum-up drum-up-business scare-up
find-work find-business find-new-business get-noticed attract attract-customers attract-clients
customers-come-from clients-come-from where-customers interest-in-product no-meetings-booked
nobody-asks networking drum-up-trade nothing-in-calendar nothing-next next-season-empty
empty-calendar no-bookings bookings

ads ad advert adverts advertising advertise advertisement paid-search google-ads facebook-ads
adwords facebook instagram tiktok linkedin-ads youtube google campaign campaigns cac
acquisition-cost acquisition-costs acquiring-customers customer-acquisition cost-per-customer
cost-of-a-customer cost-per-click per-click clicks click cost-per-lead marketing marketing-spend
marketing-budget marketing-money lifetime-value ltv performance-marketing seo roas paid-channels
paid-marketing paid-ads social-media-ads social-media pay-more-for-customer
cost-more-than-they-bring more-than-they-bring more-than-brings not-pay-back pay-back money-into
money-on-marketing burn-money-marketing spend-on-marketing marketing-agency influencer influencers
banner billboards flyers customer-costs cost-to-win expensive-customers not-worth-ads lose-on-each
lose-on-every not-pay-off marketing-works marketing-not-work wasted-money waste-money waste-of-money
money-down-drain down-the-drain burn-on-ads earn-from-them more-to-win cost-to-get cost-me-more
costs-more-than each-customer-costs customer-costs-us cost-of-new-customer cost-of-getting
get-more-expensive ads-expensive ads-dear return-on-ad online-marketing online-ads display-ads
paying-for-clicks paid-traffic

niche focus focused unfocused positioning position-ourselves segment segments segmentation
target-market target-group target-groups target-audience target-customer ideal-customer icp
message-broad message messaging everything-nothing all-things-all-people all-things everyone-nobody
for-everyone for-everybody sell-to-everyone everybody-is-customer everything-to-everyone
appeal-to-everyone too-many-markets too-many-segments too-many-industries different-industries
which-market which-industry which-customers which-segment who-is-it-for who-we-are-for
who-are-we-for who-to-serve specialise specialize specialist generalist narrow narrow-down narrower
too-broad broad spread-thin spread-too-thin scattered scattershot jack-of-all
many-different-customers several-industries what-we-stand-for clear-profile sharpen verticals
vertical unclear-what-we elevator-pitch what-we-do explain-what-we unique stand-out differentiate
differentiation slogan tagline pick-one persona personas ideal-client ideal-buyer serve-everybody
serve-everyone gets-what-we-do get-what-we-do understand-what-we-do understands-what-we
who-is-our-customer who-to-target which-clients who-our-customer whom-to-sell no-clear-target
sharper-profile our-profile pigeonhole concentrate-on-one several-markets many-markets
different-markets different-customers too-many-customers-types all-kinds-of-customers all-sorts
everyone-and-no-one beachhead beach-head speaks-to-everyone talks-to-everyone choose-segment
choosing-segment choose-market choosing-market please-everybody please-everyone pleasing-everybody
everybody-pleaser please-all everything-for-everyone

support ticket tickets help-desk helpdesk customer-service customer-support customer-care
response-time response-times support-load support-request support-requests support-team
customer-emails customer-questions customer-requests inbox hotline call-centre call-center
service-desk inquiries complaints complaint days-to-answer days-to-reply days-for-reply
days-for-answer wait-days wait-for-answer wait-for-reply waiting-for-reply wait-times waiting-times
answer-everything answer-emails answering-emails answer-customers answering-questions same-questions
same-question backlog-tickets queue queues faq overwhelmed-support drowning-emails drowning-tickets
drowning-requests flooded swamped swamped-requests keep-up-with-requests keep-up-emails snowed-under
zendesk intercom reply-to-customers get-a-reply get-reply flood-of-questions flood-of-requests
flood-of-emails on-top-of-questions questions-from-users users-questions mountain-of-tickets
mountain-of-emails answer-late late-answers slow-answers answers-take people-wait-for
wait-too-long-for wait-long-for answer-phone phones-answer answers-in-time first-response
service-team too-many-questions too-many-emails support-backlog backlog-support people-cross
cross-customers answer-an-email answer-email need-days-to-answer

review reviews one-star bad-rating google-reviews trustpilot online-reviews rating ratings

slander glassdoor kununu indeed reputation job-site job-portal employer-brand employer-branding
employer-reviews ex-employee ex-employees ex-staff ex-colleague former-employee former-employees
former-colleague someone-we-fired person-we-fired disgruntled bitter-employee bitter nasty-things
bad-things-about bad-mouth bad-mouthing badmouth badmouths bad-mouths trash trashes trashing
trash-talk slag-off slandering defame defamation smear smearing smears lies lies-about rumours
rumors gossip-online public-criticism shitstorm dirt mud name-dragged drags-name our-name-dragged
damage-reputation damages-reputation ruin-reputation ruins-reputation our-reputation good-name
bad-press negative-review negative-reviews negative-post posts-about writes-about-us posted-online
post-online anonymous anonymously applicants-ask candidates-ask scares-applicants scares-candidates
revenge image wrote-about-us writes-about somebody-wrote someone-wrote what-they-write on-the-web
on-internet-about on-the-internet bring-up-what bad-word false-claims false-accusation
accusations-online bad-reputation-employer bad-employer ruined-name negative-rating negative-ratings
bad-reviews badly-rated rated-us rates-us venom poison-online hate-post through-mud
drags-through-mud drag-us-through-mud somebody-you-sacked person-sacked slander&hire

reseller resellers channel channels distributor distributors distribution dealer dealers
channel-partner channel-partners sales-partner sales-partners partners-sell partners-not-sell
partner-program partner-programme affiliate affiliates wholesaler wholesalers retailer retailers
licence-sold license-sold sell-through-others sell-through-partners sell-for-us selling-for-us
sells-for-us sell-on-our-behalf agents franchise franchisee franchisees integrator integrators
value-added-reseller middlemen middleman middle-man intermediaries partners-do-nothing
partners-not-deliver push-our-product push-product move-product not-sold-single sold-nothing
sell-nothing not-a-single-sale zero-sales signed-but partners-sell-others partners-do-not-sell
partner-not-selling partners-sell-nothing partners-bring-nothing partners-lazy partner-network
network-of-partners reseller-programme dealer-network trained-but trained-partners motivate-partners
motivate-resellers motivate-dealers activate-partners shop-in-shop stockists

bigpartner partnership partnerships corporate corporation corporations conglomerate exclusive
exclusively exclusivity giant giants telecom large-company big-company big-firm huge-company
big-corporate big-corporation multinational household-name global-player big-brand big-name
big-player big-boys elephant elephants goliath strategic-partner strategic-partnership joint-venture
strings-along strings-us stringing-along string-us-along keeps-us-dangling dangle dangles dangling
keeps-us-waiting keep-us-busy kept-us-busy keeps-us-hoping kept-waiting keeps-us-warm lead-us-on
leading-us-on carrot all-talk just-talk only-talk talk-and-talk talks-for-months endless-talks
endless-meetings-corporate no-order no-orders-partner no-contract nothing-signed wait-for-order
all-to-themselves tie-us-down tied-down lock-in lock-us-in sole-rights exclusive-rights white-label
whitelabel pilot-after-pilot not-commit wont-commit never-commit courted court-us courting-us
wooed-by not-seen-cent not-seen-penny big-corp big-group large-group global-brand famous-brand
industry-giant exclusive-deal only-for-them sell-only-to-them deal-that-never-comes
always-another-meeting next-meeting-next strung-along year-of-talks talks-for-year talking-for-year
talks-for-a-year negotiating-for-a-year waste-time-with no-money-from-them tie-myself tie-ourselves
to-one-big

negotiate negotiates negotiation negotiations negotiating negotiator give-in gives-in giving-in
gave-in cave caves caving pushes-back push-back pushback bargain bargaining haggle haggles haggling
harder-bargain drive-hard-bargain walk-away-line concede conceding concessions too-soft too-nice
soft-touch pushover doormat stand-firm stand-ground stand-my-ground hold-ground hold-my-ground
hold-firm hold-line stay-firm stay-strong backbone spine assertive fold folds folding back-down
backing-down backs-down say-yes-too-fast say-yes-too-quickly agree-too-quickly agree-too-fast yield
yielding knuckle-under leave-money-on-table money-on-table bluff poker poker-face tough-talks
price-talks play-hardball hardball bad-at-asking ask-for-what-i beat-me-down beat-us-down
talk-me-down talks-me-down talk-us-down squeeze-us squeezed purchasing-squeezes haggled
meet-in-middle counteroffer yes-too-early say-yes-too-early yes-too-soon yes-too-quickly
yes-too-fast want-lower-price wants-lower-price asked-for-lower lower-my-price weak-negotiator
bad-negotiator negotiate-better say-no-to-customers weak-in-negotiation accept-too-little
accept-less settle-for-less cheaper-than-i-wanted pressure-price pressured give-too-much
give-away-too-much stick-to-my-price defend-price defend-my-price defend-our-price stay-hard
walk-away-from frowns drop-my-demand drop-demand drop-my-price lower-my-demand haggle-better
better-at-haggling getting-better-at-asking

scope scope-creep creep extra-work extra-hours extra-wishes extras extra unbilled unbillable
little-extra small-extra quick-favour quick-favor small-favours small-favour favours favors favour
free-work work-for-free free-extras without-paying change-order change-request change-requests
never-bill not-billed not-invoiced bill-hours bill-extra charge-extra charge-for-extra over-service
over-deliver overdelivering overservicing fixed-price fixed-fee flat-fee more-than-agreed
beyond-contract not-in-contract not-in-quote outside-contract never-finished endless-revisions
revisions revision-rounds changes-all-the-time keep-changing-brief brief moving-goalposts goalposts
budget-overrun over-budget hours-over projects-overrun underestimated underestimate taken-advantage
exploit exploited exploits one+more+thing just+one+more freebies freebie expect-free expecting-free
project-growing projects-grow project-grows stop-project-growing without-more-money for-same-money
same-money same-fee more-work-than more-and-more-work extra-mile goodwill-work goodwill-hours
hours-for-free unpaid-work unpaid-hours unpaid-extras not-charge-for additional-work
additional-wishes small-changes little-changes tiny-changes change-this-change last-minute-changes
more-hours-than project-never-ends add-on swallow-hours swallow-costs eat-the-hours eat-hours
runs-over run-over projects-run-over project-runs-over over-hours absorb-hours

agency agencies agency-clients client-projects web-agency consultancy consulting studio project-work
service-business billable
"""
