"""Topics about the product, its software and its makers; competitors, machines and figures."""

WAYS = """
pivot pivots pivoting start-over starting-over start-again start-from-scratch from-scratch
change-direction change-course change-business-model new-business-model business-model throw-away
throw-out throw-everything new-direction different-direction something-else something-different
do-something-new new-idea another-idea scrap scrapping scrap-product ditch ditching kill-product
kill-the-product bin-it drop-the-product drop-product give-up-product give-up-on-product
abandon-product product-market-fit market-fit pmf market-tiny tiny-market market-small small-market
market-too-small market-not-big nobody-needs no-one-needs nobody-wants-it no-market no-demand
few-need too-few-people too-few-customers not-enough-people-need wrong-market wrong-product
wrong-horse dead-end dead-horse cul-de-sac stay-course stick-with-it stick-to-plan keep-going-or
carry-on-or persevere reinvent reinventing drawing-board turn-around turn-ship change-tack u-turn
plan-b new-product-instead back-to-square sunk-cost enough-customers-out-there not-enough-customers
pull-plug pull-the-plug wrong-idea change-idea other-product too-niche few-buyers too-few-buyers
few-customers-exist give-up-idea let-product-die kill-off reinvention pivoted change-strategy
change-everything completely-different completely-new fresh-start new-market-instead bet-on-new
keep-pushing-or nobody-buys-product abandon-ship sinking-ship jump-to-new postage-stamp
size-of-market market-the-size works-but product-works

roadmap road-map backlog feature-request feature-requests feature features prioritise prioritize
prioritising prioritisation prioritization prioritizing priority priorities wish-list wishlist
wishes wish wants-feature asks-feature ask-features another-feature new-features more-features
custom-work customisation customization custom-feature special-wishes special-requests bespoke
build-next what-to-build next-to-build build-first which-features loudest shouts-loudest
loudest-customer whoever-shouts say-no saying-no saying-yes say-yes keep-saying-yes every-wish
every-request everyone-wants-something wants-something-different wants-something-else
everybody-wants customers-want clients-want feature-creep feature-bloat bloat bloated
product-manager product-management too-many-ideas too-many-requests too-many-features all-directions
different-directions product-decisions pull-in-directions every-customer-wants too-many-wishes
customer-wishes build-what-he not-build wont-build build-everything build-for-everyone
one-off-features special-feature pet-feature nice-to-have nice-to-haves must-have must-haves
next-feature decide-what-to-build order-of-features product-strategy product-vision feature-factory

late delay delays delayed deadline deadlines behind-schedule behind-plan behind-time overdue slip
slips slipping postponed postpone postpones miss-deadline missed-date miss-date miss-dates
missed-deadlines missed-the-date ships shipping-software release releases launch launches launching
go-live going-live promised-june promised-for promised-version never-ready not-ready never-finished
never-done not-finished unfinished almost-done ninety-percent-done takes-longer taking-longer
longer-than over-schedule months-over months-late weeks-late another-three-months few-more-weeks
two-more-weeks another-month next-month-again pushed-back pushes-date date-moves new-date
keep-moving-date time-estimates estimates estimation slow-development developers-slow engineers-slow
engineering-slow dev-team-slow no-end-in-sight vaporware version-two v2 new-version next-version
big-release cannot-ship never-ship not-ship nothing-ships nothing-gets-finished nothing-gets-done
overrun overruns roll-out rollout ship-software two-weeks-more keeps-slipping date-slips
release-slips launch-slips never-on-time not-on-time on-schedule out-of-schedule project-late
project-overdue developers-late finish-date when-will-it-be-ready ready-when never-ends
waiting-for-release still-waiting-for-version promise-date promised-customers dates-never
missing-deadlines finish-anything still-not-out not-out-yet not-out product-not-out not-launched
not-released not-shipped yet-to-launch spring-now-winter promised-it

techdebt technical-debt tech-debt legacy rewrite rewriting refactor refactoring codebase code
code-base source-code fragile brittle spaghetti messy-code mess-of-code bad-code maintain-software
unmaintainable old-code old-software old-system old-systems outdated-system outdated-software
outdated aging-system monolith breaks-things breaks-something break-something breaks-two
everything-breaks something-breaks something-else-breaks fix-breaks fix-one every-fix every-change
each-change each-fix new-bugs more-bugs bug bugs buggy touch-code dares-touch dare-touch
afraid-to-touch wants-touch nobody-touches house-of-cards patchwork duct-tape held-together
quick-and-dirty shortcut shortcuts clean-up-code cleanup rebuild-from-scratch rebuild-software
rebuild-system rebuild-platform rewrite-everything old-platform old-stack tech-stack ancient cobol
undocumented no-tests untested crumbling under-the-hood build-anew rebuild-it rebuild build-it-anew
start-code-again old-app afraid-to-change scared-to-touch scared-to-change fear-of-changing
cannot-change-anything change-one-thing fixing-one one-bug-creates creates-new-bugs quality-of-code
code-quality cannot-maintain hard-to-maintain hard-to-change inherited-code mess-in-code
decade-old-code years-old-code software-falls-apart software-rotten rotten

outage outages downtime crash crashes crashed server server-down servers-down service-down site-down
website-down system-down systems-down platform-down app-down was-down went-down down-all-day
down-for-hours hours-down day-down incident incidents compensation compensate offline went-offline
unavailable unreachable not-available failure-server blackout black-out interruption disruption
cloud-failure aws refund refunds credits-customers make-amends sla angry-customers furious-customers
customers-furious clients-furious customers-angry upset-customers apologise apologize post-mortem
lost-data data-loss glitch broke-down system-failure make+up+for make-it+up out-of-service
system-crash website-crash system-collapse let-customers-down customers-let-down hours-without
no-service shut-out customers-could-not angry-users users-angry say-sorry-to-customers say-sorry
apologise-to-customers make-it-right make-good goodwill stopped-working not-working-all
broke-last-night pulled-plug technical-failure total-failure went-dark goes-dark dark-for
system-broke systems-broke give-money-back money-back-customers website-broke

hack hacker hackers hacked hacking breach breached breaches data-breach security security-hole
intrusion intruder intruders stolen-data steal-data data-theft data-stolen stole-data leak leaks
leaked leakage data-leak data-got-out data-out personal-data private-data ransomware ransom
ransom-note extort extortion blackmail blackmailed encrypted-files locked-out-files cyber
cyberattack cyber-attack attack attacked attackers gdpr data-protection privacy got-into-systems
broke-into broken-into break-in into-our-systems in-our-systems virus malware phishing phished scam
scammed password passwords customer-database customer-records stolen-records stolen copied-database
dark-web compromised unauthorised unauthorized exposed credentials got+in stolen-customer
stole-customer customer-data user-data users-data data-copied broke-in break-ins burgled
ransom-demand held-to-ransom security-breach whom-to-tell-first report-to-authority spied espionage
cybercrime criminals criminal

copycat competitor competitors competition compete competing rival rivals copycats copy copies
copied copying clone clones cloned cloning imitate imitates imitating imitation imitator imitators
knock-off knocked-off knockoff rip-off ripped-off ripping-off ripoff plagiarise plagiarism
steal-idea stole-idea stolen-idea stole-our-idea stealing-our same-product same-thing same-features
same-for-free exact-same very-same identical me-too look-alike lookalike cheaper-version
big-player-launch gives-it-away giving-it-away give-away-free free-alternative feature-by-feature
feature-for-feature well-funded deep-pockets bigger-player bigger-budget outspend outspent crush-us
eat-our-lunch eats-our-lunch market-leader-copies moat head-start new-entrant enters-our-market
entered-our-market amazon microsoft hands-it-out hand-it-out hand-out-for-nothing builds-what
built-what giant-builds built-same build-same built-the-same offers-same offering-same same-offer
launch-same launched-same sells-same has-same undercuts-us our-idea our-features steal-our stole-our
took-our-idea our-clone cheap-copy lookalikes follow-us shameless big-tech-copies google-copies
competes-with-us enter-market-rival big-rival strong-competitor bigger-competitor

ai artificial-intelligence chatgpt gpt openai claude gemini copilot chat-bot chat-bots chatbot
chatbots bot bots robot robots automation automate automated automates automating llm llms
language-model machine machines machine-replaces machine-learning machine-translation algorithm
replaced replaced-by-machine replace-us made-obsolete obsolete obsolescence redundant-machine deepl
midjourney generative technology-replaces software-replaces does-for-free-what do-it-themselves-now
make-us-superfluous superfluous no-longer-needed not-needed-any disrupt disrupted disruption-market
business-model-dying dying-industry dying-market dying-trade kills-our-business profession-dying
machine-does machines-do does-your-job does-my-job does-our-job do-our-job takes-our-jobs
takes-our-work taking-our-work eats-our-business computer-does software-does technology-does
replaced-by-software replace-translators replaced-by-ai ai-does ai-tools new-technology
technology-kills free-tool free-tools customers-do-it-themselves clients-do-it-themselves
translate-with-bot people-use-bot use-bot-instead use-ai-instead orders-collapsed-bot

metrics metric kpi kpis number numbers figure figures dashboard dashboards data-driven
data-drivenness gut gut-feeling gut-feel by-gut instinct intuition measure measures measuring
measurement analytics reporting-tool reports-differ reliable-data reliable-numbers trust-numbers
trust-data trust-figures believe-numbers numbers-differ different-numbers source-of-truth
single-truth one-truth flying-blind fly-blind blind in-the-dark in-fog fog guess guessing guesswork
guesses no-idea-if-working no-clue-what-works what-works which-numbers which-figures what-to-measure
what-to-track tracking track spreadsheet spreadsheets excel tools-differ data-mess data-silos
controlling cockpit bi-tool business-intelligence steer steering no-overview overview no-visibility
no-data lack-of-data lacking-data conflicting-numbers no-numbers numbers-to-steer trust-which
everyone-different-figures different-figures different-data no-figures have-no-figures
missing-numbers lack-numbers right-numbers facts-or-gut decide-by-feeling by-feeling by-feel
feeling-or-facts facts statistics stats one-version-of-truth count counting business-numbers
know-if-it-works really-going-on going-on-in-company what-is-really what-is-going-on know-my-numbers
know-our-numbers

cto tech-lead technical-lead head-of-engineering lead-developer engineering-manager vp-engineering
tech-guy technical-guy technical-founder technical-cofounder head-of-development head-of-technology
head-of-tech chief-technology technology-chief tech-boss first-developer first-engineer
first-programmer lead-programmer head-of-it it-manager head-of-product technical-boss
technical-chief tech-chief development-boss engineering-boss head-developer head-programmer
engineering-lead

outgrown outgrow outgrew outgrows overwhelmed lost-now over-his-head over-her-head in-over-head
over-head out-of-depth beyond-him cannot-scale not-scale not-grow-with not-growing-with
grow-with-company grown-with-company not-kept-up keep-up-with-growth not-keep-up great-when-small
good-when-small good-at-start fine-when-small perfect-at-beginning promoted-too-far peter-principle
too-big-for too-small-for job-too-big job-outgrew bigger-role bigger-team not-a-leader bad-manager
no-manager not-manage cannot-manage great-coder-bad good-engineer-bad hits-ceiling hit-limit
reached-limit from-early-days early-employee early-employees early-hire old-guard since-beginning
no-longer-up-to up-to-job up-to-task not-up-to struggles-to-lead next-level next-stage
replace-our-cto demote demoting demotion layer-above someone-above-him manage-people managing-people
cannot-lead-people cannot-lead-team too-big-a-job not-a-manager not-manager no-leader growing-into
grow-into not-leadership poor-leader not-people-person people-skills lacks-leadership above-his-head
overstrained overtaxed out-of-his-league league struggling-as-manager struggles-with-team
was-right-for wrong-for-job right-for-now replace-tech good-engineer-not brilliant-coder
not-run-department run-department run-a-department perfect-when-small perfect-for-garage garage
good-in-garage bigger-department cto&outgrown
"""
