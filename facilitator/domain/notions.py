"""The problems founders and leaders bring, a line for each: its name, then ways to say it.

Endings are taken off before words are compared, and "a-b" is the phrase "a b", with little words
between the two left out. A word may stand on several lines.
"""

from __future__ import annotations

NOTIONS = """
cofounder co-founder cofounder founder-partner business-partner other-founder two-founders \
second-founder three-founders founding-partner partner-quits partner-leaves partner
leave leaving quit quits resign resignation walk-away walk-out walking-out depart departure exit \
go-away step-down say-goodbye offer-from leavers
fight argue argument conflict quarrel dispute disagree disagreement fall-out clash feud tension \
not-speak not-talk get-along cannot-agree never-agree take-sides row rift at-odds
lazy slack slacks pull-weight less-effort not-contribute works-less hours-week twenty-hours \
half-hearted unequal-commitment unequal-effort part-time
runway cash money-left out-of-money burn burn-rate bank-account money-gone insolvent insolvency \
liquidity bridge-note bridge default-alive bankrupt run-dry cash-flow cashflow running-out
raise fundraise fundraising funding round seed series-a venture capital vc vcs investor angel \
pitch term-sheet lead-investor
terms term-sheet liquidation preference clause board-seat dilution valuation veto control-deal \
investment-offer aggressive-terms
unpaid late-payment pay-late pays-late receivable receivables overdue invoice invoices \
outstanding accounts-payable owe-us not-pay pay-on-time days-late days-payment
payroll wage salary salaries pay-staff make-payroll
churn cancel cancellation drop-off customers-leave customers-lost lose-customers lost-accounts \
retention stop-using never-come-back gone-after attrition not-renew unsubscribe vanish disappear \
quit-using
trial signup sign-up activation onboard-user onboarding-user first-week first-days new-user \
new-users
renew renewal annual-contract yearly-contract extend-contract contract-end yearly-subscription \
renewed extension
concentration one-customer single-customer one-client single-client one-account single-account \
sixty-percent-revenue depend-customer depend-client dependent dependence reliance
customer client account buyer patron
rude shout shouts abusive bully bullying insult mistreat yell toxic-client difficult-customer \
difficult-client disrespect threaten threatens
price pricing charge cheap expensive raise-price price-increase fee tariff rate-card \
what-we-charge
discount rebate cut-price cutting-price price-cut price-reduction markdown haggle
free freemium free-plan free-tier free-user unpaid-user convert upgrade paying-users conversion
salesperson sales-rep sales-hire first-sales sales-people seller account-executive founder-led \
sell-myself selling-myself someone-sell rep reps head-of-sales sales-team
sales sell selling close-deal deal
enterprise hospital procurement purchasing purchasing-office sales-cycle long-cycle slow-sales \
months-to-sign eighteen-months pilot buying-process
leads lead-generation pipeline prospect prospects demand inbound enquiry trade-fair event new-leads
ads ad advertising paid-search google-ads facebook-ads campaign cac acquisition-cost \
customer-acquisition cost-per-customer marketing-spend lifetime-value ltv performance-marketing
niche focus positioning segment target-market target-group ideal-customer icp message-broad \
everything-nothing
pivot start-over change-direction throw-away new-direction start-again product-market-fit \
market-tiny market-small change-course wrong-market
roadmap backlog feature-request feature-requests feature prioritise prioritize priorities \
wish-list asks-feature custom-work build-next
late delay delayed deadline behind-schedule overdue slip slips postponed miss-deadline ship \
release launch promised-june
techdebt technical-debt tech-debt legacy rewrite refactor codebase code fragile spaghetti \
maintain-software old-code old-software breaks-things
outage downtime crash crashed server-down service-down was-down incident went-down compensation
hack hacker breach data-breach security intrusion stolen-data leak ransomware cyber gdpr \
got-into-systems phishing customer-database customer-records
cto tech-lead technical-lead head-of-engineering lead-developer engineering-manager vp-engineering
outgrown outgrow overwhelmed lost-now over-his-head out-of-depth cannot-scale not-scale \
great-when-small promoted-too-far
fire firing dismiss dismissal dismissing let-go letting-go sack terminate part-ways severance \
get-rid-of
friend close-to friendship like-person whom-i-like mate buddy
layoff layoffs lay-off laid-off lay-people-off laying-off redundancy redundancies downsize \
downsizing cut-jobs cut-staff cutting-staff cut-eight job-cuts restructure reduce-headcount
poach poached retain retaining retention-staff keep-employee counter-offer big-tech-offer \
key-employee key-engineer best-engineer top-employee top-engineer star-developer key-person \
better-salary twice-salary
engineer developer programmer coder software-engineer engineers
hire hiring recruit recruiting recruitment candidate applicant search-firm headhunter find-people \
job-ad
cfo head-of-finance finance-director finance-lead financial-director
executive senior leader director c-level management-hire vp
underperform underperforming bad-hire wrong-hire delivers-nothing not-deliver poor-performance \
weak-performance low-performer disappointing-hire interviews-well mis-hire
onboarding new-people new-employee new-joiner joiner new-hire new-starter ramp-up induction \
newcomer first-thirty-days
remote work-from-home working-home works-from-home home-office distributed hybrid virtual-team \
telework
meeting meetings calendar diary deep-work no-time packed own-work
delegate delegation let-go-control micromanage micromanaging micromanages bottleneck hand-over \
control-freak everything-desk over-my-desk depends-on-me do-everything-myself letting-control
burnout burned-out burnt-out worn-out exhausted exhaustion overwork overworked fatigue stress \
slept-four breakdown tired no-energy
sleep slept insomnia sleepless awake-night worry-night night
lonely alone isolated isolation loneliness nobody-to-talk nobody-honest no-one-to-talk
impostor imposter imposter-syndrome fraud confidence self-confidence self-doubt not-good-enough \
insecure feel-small inadequate
motivation bored boredom passion lost-interest no-joy lost-drive meaning \
fed-up lost-motivation
marriage wife husband spouse partner-at-home divorce relationship work-life work-life-balance \
separation children-family family never-home never-there
sellcompany sell-company sell-business sell-firm selling-company selling-business exit exit-offer \
acquisition acquirer acquire-offer takeover buy-out buyout bid offered-company acquisition-offer \
million-company banker m-and-a
succession successor next-generation retire retirement take-over hand-down heir daughter son \
family-business family-firm handing-business
board directors board-member supervisory-board
ceo chief-executive replace-me push-out pushing-out oust different-ceo new-ceo
meddle meddles interfere interferes micromanage-investor investor-calls tells-managers overstep \
hands-on-investor
shareholder shareholders investor fund backer
equity share shares cap-table capitalisation split-equity equity-split vesting stake dead-equity \
ownership
options stock-option stock-options esop option-pool employee-shares staff-shares phantom-shares
competitor rival competition copycat copy copies copied clone imitate imitates imitating \
knock-off rip-off
lawsuit sue sued suing legal litigation court lawyer settlement legal-dispute
trademark brand-name company-name registered-name infringement brand our-name
tax taxes tax-office revenue-authority tax-audit back-taxes social-security fiscal
freelancer contractor contractors self-employed freelancers
supplier vendor factory component components part-shortage shortage sensor manufacturer \
source-parts parts
closed-down out-of-business bankrupt bankruptcy has-closed shut-down insolvent went-bust
shipping delivery deliveries parcel parcels package carrier logistics courier damaged broken-goods \
fulfilment
inventory stock unsold warehouse dead-stock excess surplus overstock merchandise left-over goods
abroad international expansion expand foreign overseas germany country export new-market \
go-global enter-market branch
reseller resellers channel distributor channel-partner dealer affiliates licence-sold
bigpartner partnership corporate corporation exclusive exclusivity giant large-company \
strategic-partner strings-along stringing-along
support ticket tickets help-desk helpdesk customer-service response-time support-load \
support-request inquiries
review reviews glassdoor reputation job-site rating employer-brand ex-employee former-employee \
nasty-things
team-conflict team-lead team-leads two-managers inside-team colleagues promoted promotion \
passed-over
culture values growing-fast hypergrowth feel-like-us grew fast-growth scaling-culture who-we-are \
growth-pains
okr okrs goal goals goal-setting objectives key-results targets quarter-goals
metrics kpi kpis number numbers figures dashboard data-driven gut measure analytics \
reliable-data by-gut
grant public-funding subsidy subsidies state-aid research-grant funding-agency reporting paperwork
debt loan guarantee personal-guarantee bank owe credit signed-personally liability mortgage lender
seasonal season christmas summer-gap quiet-months off-season seasonality winter
speaking speech talk-to-people give-a-talk stage stage-fright keynote public-speaking audience \
presentation panic-stage
negotiate negotiation negotiating give-in cave pushes-back bargain haggle harder-bargain \
walk-away-line concede
scope scope-creep extra-work unbilled one-more-thing change-order never-bill over-service \
loses-money profit margin margins
agency agency-clients client-projects web-agency consultancy project-work
mission purpose social-purpose cause impact charity drift refugees social-enterprise values-profit
ai artificial-intelligence chatgpt chat-bot chatbot automation gpt llm machine-replaces replaced
anxious anxiety afraid fear scared panic nervous worry
slow slowly slowed forever drags ages takes-long long too-long slowness
staff employee employees team people-team workforce
founder founders entrepreneur owner
growth grow scale
decide decision choose whether-to should-we dilemma
"""
