"""What people say of customers: found, sold to, angry, lost; and of partners who should sell."""

WAYS = """
churn cancel cancels cancelled cancellation cancellations drop-off dropping-off drop-out
customers-leave customers-leaving clients-leave users-leave customers-lost clients-lost
lost-customers lose-customers losing-customers lose-clients losing-clients lost-accounts lose-users
losing-users retention retain-customers keep-customers keeping-customers stop-using stopped-using
never-come-back not-come-back never-return not-return gone-after attrition not-renew unsubscribe
unsubscribes vanish disappear disappearing quit-using leaky-bucket leaking customers-drop
clients-drop drop-us dropped-us drops-us defect walk-away-customers switch-to switched-to
switching-to fall-away falling-away customers-go clients-go loyalty disengage lose-interest
give-up-after abandon abandoned abandons

trial trials free-trial trialling signup sign-up signs-up signing-up signed-up sign-ups activation
activate onboard-user onboarding-user onboarding-customer first-week first-days first-day
first-hours first-time after-a-week after-days within-days within-week after-signup new-user
new-users try-once tries-once tried-once use-once used-once log-in-once logged-in-once login log-in
register registers registered registration create-account click-around look-around looked-around
poke-around play-around test-users test-phase download downloads downloaded open-again never-again
never-seen-again last-we-see last-saw last-hear-of first-impression one-visit come-once get-started
getting-started aha-moment stickiness new-customers-disappear try-out tries-out trying-out never-log
not-log day+one never-open-again never-open-app deinstall

renew renewal renewals renews renewed not-renewed annual-contract annual-contracts yearly-contract
extend-contract extend contract-end contract-ends yearly-subscription subscription subscriptions
subscriber subscribers extension anniversary after-a-year after-one-year after-first-year
first-year-over year-is-over year-two second-year end-of-year-contract twelve-months
after-twelve-months lapse lapses lapsed expire expires expiry run-out-contract contract-runs-out
up-for-renewal sign-again sign-on-again not-sign-again another-year for-another-year prolong
not-continue long-standing

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
impossible-customer offensive lashes-out

salesperson sales-rep sales-hire first-sales sales-people salespeople salesman saleswoman seller
sellers account-executive founder-led sell-myself selling-myself someone-sell somebody-sell rep reps
head-of-sales sales-team sales-manager vp-sales closer closers sales-guy hire-sales hire-seller bdr
sdr business-developer only-one-who-sells only-one-sells only-i-can-sell only-me-selling
i-do-selling do-all-selling all-sales-myself sell-without-me sales-without-me hand-over-sales
hand-off-sales get-out-of-sales out-of-selling rainmaker only-one-can-close close-deals-myself
deals-myself stop-selling-myself commission-only

sales sell sells selling sale sold close-deal closing-deals close-deals deal deals

enterprise hospital hospitals clinic clinics public-sector government municipality municipalities
city-hall council councils authorities ministries insurer insurers banks-slow procurement purchasing
purchasing-office sales-cycle sales-cycles sales-process long-cycle slow-sales sell-slow
months-to-sign year-to-sign eighteen-months year-and-a-half pilot pilots pilot-project
proof-of-concept buying-process decision-makers decision-maker committee committees stakeholder
stakeholders signature signatures sign-off budget-approval approval approvals decide-slowly
take-ages-to-decide take-forever forever-to-decide forever-to-sign forever-to-close never-decide
cannot-decide-buy deals-drag deal-drags drag-on takes-forever-to-close long-to-close slow-to-close
slow-to-buy wait-for-signature rfp tender tenders red-tape-sales slow-decision decision-takes
endless-loops legal-review big-companies-slow pilot-purgatory

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

ads ad advert adverts advertising advertise advertisement paid-search google-ads facebook-ads
adwords facebook instagram tiktok linkedin-ads youtube google campaign campaigns cac
acquisition-cost acquisition-costs acquiring-customers customer-acquisition cost-per-customer
cost-of-a-customer cost-per-click per-click clicks click cost-per-lead marketing marketing-spend
marketing-budget marketing-money lifetime-value ltv performance-marketing seo roas paid-channels
paid-marketing paid-ads social-media-ads social-media pay-more-for-customer
cost-more-than-they-bring more-than-they-bring more-than-brings not-pay-back pay-back money-into
money-on-marketing burn-money-marketing spend-on-marketing marketing-agency influencer influencers
banner billboards flyers customer-costs cost-to-win expensive-customers not-worth-ads lose-on-each
lose-on-every

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
differentiation slogan tagline pick-one persona personas

support ticket tickets help-desk helpdesk customer-service customer-support customer-care
response-time response-times support-load support-request support-requests support-team
customer-emails customer-questions customer-requests inbox hotline call-centre call-center
service-desk inquiries complaints complaint days-to-answer days-to-reply days-for-reply
days-for-answer wait-days wait-for-answer wait-for-reply waiting-for-reply wait-times waiting-times
answer-everything answer-emails answering-emails answer-customers answering-questions same-questions
same-question backlog-tickets queue queues faq overwhelmed-support drowning-emails drowning-tickets
drowning-requests flooded swamped swamped-requests keep-up-with-requests keep-up-emails snowed-under
zendesk intercom reply-to-customers get-a-reply get-reply

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
revenge image

reseller resellers channel channels distributor distributors distribution dealer dealers
channel-partner channel-partners sales-partner sales-partners partners-sell partners-not-sell
partner-program partner-programme affiliate affiliates wholesaler wholesalers retailer retailers
licence-sold license-sold sell-through-others sell-through-partners sell-for-us selling-for-us
sells-for-us sell-on-our-behalf agents franchise franchisee franchisees integrator integrators
value-added-reseller middlemen middleman middle-man intermediaries partners-do-nothing
partners-not-deliver push-our-product push-product move-product not-sold-single sold-nothing
sell-nothing not-a-single-sale zero-sales signed-but

bigpartner partnership partnerships corporate corporation corporations conglomerate exclusive
exclusively exclusivity giant giants telecom large-company big-company big-firm huge-company
big-corporate big-corporation multinational household-name global-player big-brand big-name
big-player big-boys elephant elephants goliath strategic-partner strategic-partnership joint-venture
strings-along strings-us stringing-along string-us-along keeps-us-dangling dangle dangles dangling
keeps-us-waiting keep-us-busy kept-us-busy keeps-us-hoping kept-waiting keeps-us-warm lead-us-on
leading-us-on carrot all-talk just-talk only-talk talk-and-talk talks-for-months endless-talks
endless-meetings-corporate no-order no-orders-partner no-contract nothing-signed wait-for-order
all-to-themselves tie-us-down tied-down lock-in lock-us-in sole-rights exclusive-rights white-label
whitelabel pilot-after-pilot not-commit wont-commit never-commit

negotiate negotiates negotiation negotiations negotiating negotiator give-in gives-in giving-in
gave-in cave caves caving pushes-back push-back pushback bargain bargaining haggle haggles haggling
harder-bargain drive-hard-bargain walk-away-line concede conceding concessions too-soft too-nice
soft-touch pushover doormat stand-firm stand-ground stand-my-ground hold-ground hold-my-ground
hold-firm hold-line stay-firm stay-strong backbone spine assertive fold folds folding back-down
backing-down backs-down say-yes-too-fast say-yes-too-quickly agree-too-quickly agree-too-fast yield
yielding knuckle-under leave-money-on-table money-on-table bluff poker poker-face tough-talks
price-talks play-hardball hardball bad-at-asking ask-for-what-i beat-me-down beat-us-down
talk-me-down talks-me-down talk-us-down squeeze-us squeezed purchasing-squeezes haggled
meet-in-middle counteroffer

scope scope-creep creep extra-work extra-hours extra-wishes extras extra unbilled unbillable
little-extra small-extra quick-favour quick-favor small-favours small-favour favours favors favour
free-work work-for-free free-extras without-paying change-order change-request change-requests
never-bill not-billed not-invoiced bill-hours bill-extra charge-extra charge-for-extra over-service
over-deliver overdelivering overservicing fixed-price fixed-fee flat-fee more-than-agreed
beyond-contract not-in-contract not-in-quote outside-contract never-finished endless-revisions
revisions revision-rounds changes-all-the-time keep-changing-brief brief moving-goalposts goalposts
budget-overrun over-budget hours-over projects-overrun underestimated underestimate taken-advantage
exploit exploited exploits one+more+thing just+one+more

agency agencies agency-clients client-projects web-agency consultancy consulting studio project-work
service-business billable
"""
