"""Topics about employees: hiring, dismissal, leaving, conflict and growth."""

WAYS = """
fire firing fires fired dismiss dismissal dismissing dismissed let-go letting-go lets-go let-him-go
let-her-go sack sacking sacked terminate terminating termination part-ways parting-ways part-with
severance severance-pay get-rid-of getting-rid-of boot give-boot kick-out show-door shown-door
pink-slip axe axed end-employment end-contract-with remove-him remove-her replace-him replace-her
send-away send-packing move-him-out manage-out managing-out has-to-go must-go he-must-go she-must-go
have-to-go need-to-go give-notice-to kick-him-out kick-her-out throw-out exit-talk firing-someone
must-part have-to-part part-from

friend friends friendly close-to friendship friendships like-person whom-i-like mate mates buddy pal
pals old-pal best-friend school-friend godfather best-man roommate roommates known-for-years
known-since known-twenty known-him known-her knew-from university-friend from-university from-school
from-college childhood schoolmate family-member-works relative brother-in-law brother sister cousin
personally-close like-brother like-sister like-family best-mate friend-works hired-a-friend
hired-my-friend friendship-survive lose-friendship ruin-friendship privately studied-together
grew-up-together long-time-friend maid-of-honour go-on-holiday-with holiday-with spend-holidays
go-way-back way-back

layoff layoffs lay-off lay-offs laid-off laid-offs lay-people-off laying-off redundancy redundancies
redundant make-redundant downsize downsizing cut-jobs cut-staff cut-team cut-people cut-positions
cutting-staff cutting-team cut-eight job-cuts cuts headcount reduce-headcount restructure
restructuring restructured let-people-go let-half let-third letting-people-go lots-of-people-go
several-people-go people-have-to-go people-must-go many-people-go lose-their-jobs losing-their-jobs
lose-jobs shrink shrinking shrink-team smaller-team reduce-team reduce-staff trim-team trim-staff
slim-down slimming-down third-of-team third-of-staff half-of-team half-the-team half-of-staff
quarter-of-team too-many-people too-many-staff cannot-keep-everyone not-keep-everybody
keep-all-staff who-stays who-goes survivors break-news breaking-news break-it-to bad-news
announce-cuts tell-the-team tell-team tell-the-others downscale mass-dismissal furlough
short-time-work are-out tell-ten people-out send-home staff-cuts tell-them-they lose-job lost-jobs
job-loss mass-layoff say-goodbye-to-half half-staff half-the-staff many-go fire-ten fire-people
fire-half fire-several fire-third dismiss-people dismissals fewer-people less-people
cannot-afford-everyone cannot-afford-team payroll-too-big fire-a-lot only-keep keep-two keep-half
two-out-of-three one-in-three every-third every-second gently downsized staff&fire

poach poached poaches poaching poacher headhunted headhunter-calls lured lure lures snatched snatch
snap-up snapped-up retain retaining retention-staff keep-employee keep-employees keep-people
keep-talent keep-good-people keep-best hold-on-to hang-on-to counter-offer counteroffer
big-tech-offer big-tech google-offer offer-from-google job-offer better-offer other-offer
offer-elsewhere outside-offer rival-offer key-employee key-people key-engineer key-staff key-player
key-players key-developer best-engineer best-developer best-person best-people best-employee
best-employees best-man-leaving best-designer best-salesperson best-worker best-staff
good-people-leave good-people-leaving top-employee top-engineer top-developer top-people
top-performer top-performers top-talent top-salesperson talent star-developer star-engineer
star-employee star-player star key-person indispensable irreplaceable linchpin lynchpin
important-employee most-important-person most-important-employee valuable-employee can-not-lose
cannot-afford-to-lose afraid-of-losing losing-people lose-people losing-good better-salary
higher-salary more-money-elsewhere pays-more pay-more-elsewhere offers-more double-salary
twice-salary twice-pay salary-elsewhere match-offer match-salary cannot-match outbid wooed
wants-raise asks-for-raise pay-rise pay-raise jumping-ship knowledge-in-one-head only-one-who-knows
bus-factor walks-out-with-knowledge is-after-my is-after-our wants-my-engineer wooing woos woo
courted-away tempt tempted tempting head-hunted after-my-people my-star best-programmer best-coder
leaving-for-more more-money wants-more-money better-paid paid-better offered-job offered-a-job
job-elsewhere make-her-stay make-him-stay get-her-to-stay get-him-to-stay persuade-to-stay
convince-to-stay stay-or-go keep-her keep-him important-person-leaves important-person-quits
star-quits star-leaving right-hand-leaves wants-to-go-to wants-to-join offered-double
offered-her-double offered-him-double somebody-offered someone-offered engineer&leave
executive&leave can-not-afford-to-lose someone-to-stay

engineer engineers developer developers programmer programmers coder coders software-engineer dev
devs tech-team technical-people techies

hire hires hiring hired recruit recruits recruiting recruitment recruiter recruiters candidate
candidates applicant applicants application applications search-firm headhunter headhunters
find-people finding-people find-staff finding-staff find-talent finding-talent find-someone-for
find-anyone find-right-person right-person job-ad job-ads job-advert job-posting job-post vacancy
vacancies open-position open-role open-roles unfilled fill-position fill-role fill-job filling-role
talent-shortage skilled-workers skills-shortage interview interviews interviewing nobody-applies
no-one-applies no-applicants no-applications too-junior too-senior overqualified cannot-find
not-find nobody-suitable cannot-find-anyone cannot-find-anybody find-nobody find-somebody-for
anybody-good anyone-good looking-for-months searching-for searching-months search-for-months
head-hunt headhunting interviewed-dozens position-open position-empty job-empty empty-chair
good-people-hard hard-to-find lure-somebody attract-talent attract-people overpriced green too-green
too-expensive-candidates no-suitable suitable suitable-candidate

cfo head-of-finance finance-director finance-lead financial-director finance-chief chief-financial
finance-person finance-people finance-guy money-person bookkeeper accountant controller treasurer
finance-manager someone-for-finance numbers+person finance-head money-matters finances-person
finance-boss

executive executives senior senior-people seniors leader leaders director c-level c-suite
management-hire management-team vp experienced-person experienced-manager heavyweight
leadership-role leadership-team top-manager coo chief-operating head+of experienced-leader chief-of
boss-for chief top-job top-position

underperform underperforms underperforming underperformer bad-hire wrong-hire bad-hires
delivers-nothing not-deliver never-delivers no-results without-results poor-performance
poor-performer weak-performance weak-performer low-performer low-performance not-performing
not-perform disappointing disappointing-hire disappointment disappoints interviews-well
interviewed-well good-interview great-interview great-on-paper good-on-paper looked-good great-cv
good-cv brilliant-cv resume mis-hire mishire mistake-hiring hiring-mistake wrong-person wrong-choice
not-working-out isnt-working-out not-work-out did-not-work-out not-the-right not-right-fit not-a-fit
no-fit poor-fit bad-fit wrong-fit probation probation-period trial-period-employee new-manager
manager-we-hired guy-we-hired man-we-hired woman-we-hired person-we-hired someone-i-hired
someone-we-hired took-on brought-in hired-turns-out turned-out turns-out dud flop lemon all-talk
big-talker talks-big hot-air bad-at-job does-nothing incompetent incompetence useless mediocre
fails-to-deliver let-us-down falls-short not-living-up live-up-to below-expectations expectations
regret-hiring cut-losses ops-manager operations-manager head-of-operations second-chance no-good
not+good+at not-up-to-scratch great-talker great-talk poor-results hired-wrong hired-the-wrong
my-new-hire-bad expensive-mistake mistake-to-hire regret not-pulling-through lets-me-down all-mouth
paper-looks-good results-missing nothing-comes-of nothing-gets-done how-long-wait give-more-time
more-time-or judge-character misjudged fell-for dazzled pull-plug-on-someone just-taken-on
just-hired someone-just-hired early-doubts

onboarding onboard new-people new-employee new-employees new-staff new-colleagues new-team-members
new-joiner new-joiners joiner joiners new-hire new-hires new-starter new-starters starter starters
ramp-up ramp-up-time ramping up-to-speed get-up-to-speed bring-up-to-speed induction newcomer
newcomers newbie newbies rookie first-thirty-days first-months first-month first-weeks-at-job
first-day-at-work settle-in settling-in find-their-feet find-feet get-going until-useful
until-productive productive training-new train-new training-up training-programme mentor-new
learn-the-ropes show-ropes ropes teach-new teaching-new trial-period leave-early-on leave-in-first
quit-in-first leave-within quit-after-weeks early-turnover turnover-staff staff-turnover of-any-use
thrown-in-deep-end deep-end sink-or-swim integrate-new break-in-new trainee trainees apprentice
apprentices fresh-hires fresh-hire run-away hires-leave hires-run leave-so-soon leave-soon
quit-so-soon quit-quickly leave-quickly new-people-leave new-people-quit new-recruits recruits
new-blood takes-months-to-learn learn-job learning-curve introduce-new first-weeks first-day-at
earn-their-keep useful-quickly of-use teach-people show-new earns-salary earn-their-salary
anyone-new someone-new before-anyone-new months-before-useful onboarding&leave

remote remotely remote-work remote-team work-from-home working-home works-from-home
working-from-home home-office home-offices distributed hybrid virtual virtual-team telework
teleworking teleworkers all-over-the-world different-cities different-time-zones time-zones
time-zone scattered-team spread-across on-screen screens zoom video-calls slack-messages
gave-up-office gave-up-the-office without-office no-office closed-office return-to-office
back-to-office back-in-office come-to-office come-into-office office-empty empty-office
never-see-each hardly-see-each not-see-each see-each-other never-meet not-meet in-person
face-to-face water-cooler coffee-machine watercooler team-spirit team-feeling togetherness
sense-of-belonging cohesion lost-connection disconnected silo silos fall-between fall-through
falls-through-cracks through-cracks nobody-talks no-one-talks not-talk-any communication
digital-nomads nomads team-scattered several-countries five-countries spread-out drifting-apart
drift-apart bring-everybody-back bring-people-back bring-back-office at-home-since from-home
office-days office-life days-in-office never-in-office everyone-at-home work-apart working-apart
far-apart lose-contact lost-contact loose-contact online-only chat-only miss-each-other
nobody-in-office no-one-in-office nobody-in-the-office kitchens kitchen-table from-kitchen
keep-people-together keep-team-together hold-team-together

meeting meetings calendar calendars diary deep-work no-time packed own-work real-work real-job
actual-work get-work-done work-done work-at-night work-in-evening evenings-for-work after-hours
back-to-back calls-all-day call-after-call call-to-call meeting-to-meeting all-day-calls on-calls
in-calls in-meetings too-many-calls endless-calls zoom-fatigue zoom-all-day booked-solid
fully-booked double-booked schedule-full full-schedule time-for-myself no-time-think time-to-think
no-time-for-work day-gone whole-day eight-to-six appointments time-management manage-my-time
interruptions interrupted distracted get-days-back days-full drowning-in-calls drowning-in-meetings
my-days agenda-full appointment busy-all-day too-busy-to-work busy no-minute-for-myself
no-time-to-work work-after-dinner only-at-night recurring standup standups jour-fixe sit-in-meetings
talk-all-day in-calls-until in-calls-all after-kids-bed kids-in-bed calls-until write-at-night
offers-at-night calendar-hell

teamconflict team-conflict team-lead team-leads two-managers inside-team colleagues promoted
promotion promotes passed-over skipped-over over-the-other over-other picked-over chosen-over
got-job got-the-job jealous jealousy envious envy sulk sulks sulking offended hurt-feelings
wounded-pride grudge grudges two-of-my two-of-our two-employees two-department two-heads
two-colleagues two-engineers two-staff hate-each hate-each-other not-stand-each-other
cannot-stand-each at-each-others refuse-to-work wont-work-together not-work-together work-together
warring feuding departments-fight sales-and-engineering camps factions faction rivalry rivalries
power-struggle catfight bad-atmosphere bad-mood poisoned-atmosphere atmosphere referee play-referee
peacemaker between-two caught-between at-war at-war-with get-them-cooperate cooperate cooperation
not-cooperate bitter-promotion promotion-bitter was-promoted got-promoted promoting-one promoted-one
bickering infighting my-managers-fight managers-fight team-fight fight-in-team fighting-team
employees-fight staff-fight quarrel-team tension-team tensions-team team-tension conflict-staff
conflict-employees peace-between reconcile make-peace two-women two-men two-leaders team-fights

culture culture-change company-culture values growing-fast grow-fast grows-fast grew-fast
hypergrowth feel-like-us not-feel-like grew fast-growth rapid-growth too-fast quick-growth
scaling-culture who-we-are who-we-were growth-pains growing-pains doubled-team doubled doubling
tripled from-fifteen-to-sixty tenfold so-many-new too-many-new new-faces not-know-everyone
know-everybody know-names not-know-names know-names-of everyones-name strangers stranger
not-recognise not-recognize recognise-company recognise-place same-company lost-our-soul soul
lost-spirit old-days good-old-days like-the-old used-to-be used-to-be-family feels-different
feels-corporate like-a-corporate becoming-corporate getting-corporate family-feeling
felt-like-family lost-magic magic dna team-too-big too-many-people-now startup-spirit
startup-feeling pioneer-spirit spirit glue identity newcomers-and-old lose-culture losing-culture
lost-culture our-culture keep-culture keep-family-feeling family-atmosphere like-a-family
like-family small-company-feeling grown-too-fast grew-too-fast growth-too-fast grown-so-fast so-fast
no-longer-know everybody-knew-everybody knew-everybody everyone-knew anonymity big-company-feeling
politics office-politics hired-so-many hiring-so-many many-new-people who-are-these

okrs okr goal goals goal-setting objective objectives key-results target targets quarter-goals
quarterly quarterly-goals quarterly-targets annual-goals yearly-goals set-goals planning-process
annual-plan yearly-plan strategy-paper nobody-looks forget-goals forgotten-goals goals-forgotten
targets-forgotten in-drawer in-a-drawer drawer gather-dust gathering-dust dust paper-tiger
follow-through follow-up-on accountability accountable hold-accountable not-accountable execution
execute good-intentions resolutions new-year stick-to-goals goals-not-stick never-reach-goals
miss-goals missed-goals buy-in team-ignores nobody-cares nobody-follows care-about-targets
goals-meaningless alignment aligned scorecard beyond-january january resolution keep-team-on-goals
team-on-goals nobody-follows-goals goals-nobody goals-no-one no-one-remembers nobody-remembers
remember-goals goals-for-quarter goals-for-year priorities-forgotten plan-ignored plans-ignored
plan-forgotten nobody-sticks stick-to-plan-team stick-to-targets goal-tracking track-goals
track-progress fizzle fizzle-out fizzles peter-out plans-drawer

staff employee employees worker workers crew team people-team workforce workmates personnel

delegate delegates delegating delegation let-go-control letting-go-control letting-control
give-up-tasks micromanage micromanager micromanaging micromanages bottleneck bottle-neck hand-over
hand-off handing-over handing-off hand-things-over control-freak control-everything perfectionist
perfectionism everything-desk over-my-desk my-desk across-my-desk lands-on-my lands-on-me
ends-up-with-me ends-up-on comes-back-to-me comes-to-me come-to-me-for everything-through-me
through-me runs-through-me goes-through-me depends-on-me depend-on-me hangs-on-me rests-on-me
without-me happens-without-me runs-without-me works-without-me while-away when-away on-holiday
take-holiday go-on-holiday take-vacation go-on-vacation do-everything-myself do-it-myself
doing-it-myself do-it-all do-all-by-myself by-myself all-myself everything-myself every-decision
all-decisions decide-everything ask-me-everything asks-me-everything ask-me-first wait-for-me
waiting-for-me trust-others trust-team trust-people trust-my-team let-others check-everything
double-check redo-work redo-their faster-myself better-myself quicker-myself step-out-of-operations
out-of-operations hands-off too-hands-on in-the-weeds weeds work-in-not-on own-hands responsibility
ownership-team independent independently falls-apart-without fall-apart-without fall-apart-if
cannot-take-holiday cannot-take-day-off cannot-be-away nobody-else-can nobody-decides-without
no-one-decides-without nobody-can-do indispensable-boss give-away-tasks hand-tasks share-work
pass-work-on let-people-decide let-them-decide always-ask-me everybody-asks-me everyone-asks-me
everyone-comes-to-me own-fingers finger-in-every-pie every-pie hands-in-everything
boss-does-everything do-too-much-myself chief-of-everything superman waits-for-my wait-for-my
my-okay my-ok my-approval my-blessing my-signature slowest-link weakest-link learn-to-let-go
learning-to-let-go let-go-of-things
"""
