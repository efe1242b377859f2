"""Topics about money: shortage, delays, debts, loans and grants; prices and taxes."""

WAYS = """
runway cash money-left out-of-money burn burn-rate burns bank-account money-gone insolvent
insolvency liquidity bridge-note bridge-loan default-alive bankrupt bankruptcy run-dry cash-flow
cashflow running-out run-out runs-out ran-out run-out-of-money short-of-money short-of-cash
low-on-cash low-on-money cash-low little-money no-money not-enough-money not-enough-cash money-ends
money-dries dry-up months-left weeks-left months-to-live weeks-to-live months-before hit-zero
hits-zero hitting-zero down-to-zero at-zero go-under going-under go-bust going-bust go-broke
going-broke skint penniless belly-up lights-on keep-lights keep-afloat stay-afloat staying-afloat
above-water keep-alive staying-alive survive survival make-it-through last-until lasts-until
last-till enough-until account-empty nearly-empty almost-empty empty-account in-the-red red-numbers
coffers kitty war-chest dwindle dwindling bleeding-money bleed-money bleeding-cash haemorrhaging
hemorrhaging spend-more-than more-out-than-in costs-exceed costs-too-high tighten-belt scrape-by
scraping-by last-reserves reserves overdraft overdrawn end-of-the-line clock-ticking close-doors
close-shop shut-shop close-down-company wind-up-company shutting-down cash-crunch cash-squeeze
cash-strapped tight-money money-tight in-bank left-in-bank almost-broke nearly-broke bridge-money
cash-out-date stretch-money money-lasts lasts-us last-us how-long-money long-will-money
burning-through burn-through bank-balance months-of-money months-of-cash weeks-of-cash
weeks-of-money near-death wolf-at-door die-soon close-to-zero enough-money-for enough-cash-for
money-is-gone money-gone-by nothing-in-bank account-dry dry-account go-to-zero cash-position
until-next-raise until-next-round piggy-bank penny pennies financial-trouble finances-bad
savings-used used-up spent-by money-used money-spent-by savings-gone what-to-cut cut-first
what-would-you-cut where-to-cut where-to-save save-money saving-money until-april
pay-everybody-until money-until last-until-spring can-pay-until pay-until after-that-no-idea
money-till cash-till cash-until enough-till

unpaid late-payment late-payments pay-late pays-late receivable receivables overdue invoice invoices
bill bills outstanding accounts-payable owe-us owed owes not-pay not-paid never-paid pay-on-time
paid-on-time days-late days-payment payment-terms chase-payment chasing-payment chase-money
chasing-money chase-invoice chasing-invoices chase-people chase-customers waiting-for-money
wait-money waiting-payment wait-for-payment waiting-to-be-paid slow-payer slow-payers bad-payer
late-payer late-payers slow-pay slow-paying drag-feet-paying sit-on-invoice sit-on-bills
sitting-on-invoices bad-debt bad-debts dunning debt-collector collections collect-money
collecting-money get-paid getting-paid get-our-money our-money where-is-my-money money-stuck
cash-stuck tied-up-receivables factoring net-thirty net-sixty sixty-days ninety-days
takes-months-to-pay months-to-pay pay-up settle-invoice settle-bill unpaid-bills stiffed
customer-not-paid client-not-paid customers-pay clients-pay reminder reminders debtor debtors
treat-as-bank treat-us-as-bank treats-us-like-bank use-us-as-bank free-bank their-bank
settle-accounts settle-when pay-when pay-whenever pay-eventually working-capital cough-up
get-their-money late-with-payment late-with-money not-transferred transfer-money
still-waiting-for-money money-not-come money-comes-late payment-late behind-on-payment
behind-with-payment slow-to-pay slow-at-paying pays-slowly months-for-money money-they-owe
make-them-pay make-people-pay get-them-to-pay unpaid&payroll customer&payroll

payroll wage wages salary salaries pay-staff pay-people pay-team pay-employees make-payroll
meet-payroll cover-payroll cover-salaries cover-wages paycheck paycheque pay-my-people pay-day
payday wages-to-pay salaries-to-pay afford-salaries afford-wages staff-wages people-unpaid
wages-are-due salaries-are-due salary-run

price pricing prices priced charge charges charging cheap cheaper too-cheap expensive raise-price
price-increase price-rise price-hike fee fees tariff rate-card rates our-rates hourly-rate day-rate
what-we-charge charge-more charging-more charge-too-little asking-more ask-for-more put-up-price
put-prices-up prices-up put-rates-up rates-up bump-price bump-up more-expensive higher-price
increase-prices double-price underprice underpriced undercharge undercharging undervalue undervalued
sell-ourselves-short selling-short below-value below-market give-ourselves-away worth-more
too-little-money price-list price-point price-tag package-prices scare-off scare-customers-away
price-sensitive willingness-to-pay cost-more bargain-price monthly-fee how-much-to-charge
euros-a-month dollars-a-month cheapest too-low low-price prices-low price-low low-rates worth-it
worth-our earn-too-little earn-more-per new-prices price-change change-price adjust-price
adjust-prices raise-rates premium-price going-rate people-pay-more would-pay-more make-it-dearer
dearer raise-fees raise-our more-money-for-work ask-for-more-money should-we-charge ask-more-money
more-money-customers too-little

discount discounts discounting rebate rebates cut-price cutting-price price-cut price-reduction
markdown haggle percent-off percent-discount knock-off-price knock-percent thirty-off half-off
give-away-margin giving-away-margin give-everything-away giving-everything special-price
special-deal special-offer slash slashing slash-price lower-price lowering-price drop-price
dropping-price drops-price reduce-price concession concessions sweetener sweeten-deal end-of-quarter
quarter-end month-end hit-quota quota make-target hit-target hit-number reach-target commission
commissions bonus-sales price-war race-to-bottom promo promotion-code coupon undercut undercutting
throw-in-extra give-in-on-price eat-margin erode-margin fire-sale bargain bargains cheap-deals
giveaway giveaways percent-cheaper sell-cheap selling-cheap price-off cut-deals margin-killer
to-win-deals to-get-the-deal to-close-deal last-minute-deals every-customer-wants-discount
asking-for-discount knock-off

free freemium free-plan free-tier free-user free-users free-version free-account free-accounts
free-of-charge unpaid-user convert converting upgrade upgrades paying-users paying-customers
conversion conversions nobody-pays no-one-pays none-pay hardly-anyone-pays few-pay never-pay
pays-for-it wants-pay not-want-to-pay unwilling-to-pay for-nothing use-for-free using-for-free
freeloader freeloaders freeloading paywall credit-card-out wallet wallets monetise monetize
monetisation monetization monetising make-money-from earn-from turn-into-paying into-customers
into-paying premium premium-plan paid-plan paid-version paid-tier go-paid paying-tier switch-to-paid
gave-it-free thousands-users lots-of-users many-users users-but free-users-pay into-revenue
into-money into-income love-free love-it-but-not-pay no-income-from only-use-free stay-free
stay-on-free never-upgrade not-upgrade get-people-to-pay get-users-to-pay get-them-to-pay
make-users-pay make-them-pay start-charging charge-free hobby-users cheapskates pro-version paid-for
buys-pro pay-for-something had-for-nothing something-for-nothing

grant grants public-funding public-money state-money government-money subsidy subsidies subsidised
state-aid research-grant research-project research-money funding-agency funding-programme
funding-body reporting reports-funding report-to-funder paperwork form-filling forms red-tape
bureaucracy bureaucratic eu eu-project eu-funding eu-money horizon-europe funded-project consortium
timesheet timesheets ministry donor donors funder funders foundation admin-eats audit-grant
deliverable deliverables compliance strings-public tender won-grant steers-us-off off-course
worth-hassle public-grant drown-in-paperwork drowning-paperwork paper-war paperwork-for
applications-for-funding apply-for-funding funding-application funding-rules funding-reports
state-funding state-funded government-grant government-funding government-funded innovation-grant
eu-grant university-project academic-partners

debt debts loan loans guarantee personal-guarantee guarantor bank banks owe owing credit credit-line
line-of-credit signed-personally personally-liable liable liability mortgage lender lenders borrow
borrowed borrowing repay repayment repayments pay-back paying-back pay-off wants-money-back
money-back call-in-loan calling-loan called-in instalment instalments installment installments
interest-rate my-house lose-house lose-my-house losing-house our-house house-on-line house-at-stake
my-home-on-line private-money private-savings own-savings savings life-savings personal-savings
remortgage second-mortgage collateral foreclose foreclosure personally-on-hook on-the-hook vouch
vouched surety default-on maxed credit-cards family-money borrowed-from-parents drowning-in-debt
in-debt up-to-neck over-my-head-debt creditor creditors personal-bankruptcy covenant covenants
private-assets personal-assets house-for-company put-house put-my-house put-my-own-house
put-own-money own-money my-own-money personal-liability private-liability liable-for-company
everything-i-own lose-everything all-i-have personal-risk privately-liable bank-calls bank-pressure
bank-pressing pressure-from-bank bank-says bank-will-not bank-wont bank-refuses refinance
refinancing debt&sleep debt&anxious

tax taxes taxman tax-man tax-office revenue-authority tax-authority tax-authorities tax-bill
tax-audit tax-inspector inspector tax-return back-taxes back-tax social-security
social-contributions contributions fiscal irs hmrc finanzamt vat value-added-tax sales-tax
inland-revenue treasury-audit auditor auditors books-checked check-our-books misclassify
misclassified misclassification bogus-self-employment false-self-employment sham-self-employed
disguised-employment penalty penalties back-payment back-payments arrears owe-taxes owe-state
owe-government tax-debt accountant-mistake tax-people tax-trouble bill-authorities authorities-bill
bill-from-authorities authorities-want huge-tax-bill social-insurance pension-contributions
pension-insurance health-insurance-contributions employed-or-freelance freelancers-employees
freelance-contracts payroll-tax unpaid-taxes tax-demand demand-from-state state-wants-money
revenue-service revenue-office internal-revenue bill-from-state really-employees freelancers-were
employees-not-freelancers

seasonal season seasons seasonality christmas holiday-season holidays-business summer-gap
quiet-months slow-months slow-season dead-months dead-season low-season off-season high-season
peak-season busy-season winter winter-months summer summers summer-months feast-or-famine
feast-famine months-nothing few-months-a-year rest-of-year rest-of-the-year end-of-year-business
fourth-quarter last-quarter-year three-months-a-year ups-and-downs-year tourist-season dry-spell
dry-months lean-months lean-time lean-season january-dead starve hibernate hibernation
between-seasons out-of-season uneven-revenue lumpy-revenue lumpy peaks-and-troughs
quarter-makes-year months-with-no-income no-income-in months-without-income without-income
dead-in-summer dead-in-winter august bridge-summer bridge-winter bridge-the-gap slow-summer
slow-winter quiet-summer quiet-season earn-in-winter earn-in-summer only-earn-in all-our-money-in
easter seasonal-business seasonal-workers off-months few-months make-our-money income-only
only-in-last last-three-months only-three-months feed-team-summer buys-in-december everyone-buys-in
december november-december

profit margin margins profitable profitability unprofitable loses-money losing-money lose-money
loss-making no-profit break-even breaking-even not-profitable earn-nothing thin-margin
squeezed-margins bottom-line in-black nothing-left-over nothing-left our-losses heavy-losses

cost costs costly expense expenses overhead overheads inflation spend spending budget budgets
"""
