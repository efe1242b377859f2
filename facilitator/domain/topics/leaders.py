"""Topics about leaders themselves: health, home, doubt and values."""

WAYS = """
burnout burn-out burning-out burned-out burnt-out burns-out worn-out wears-me wearing-me exhausted
exhausting exhaustion overwork overworked overload overloaded fatigue stress stressed stressful
slept-four breakdown breaking-down break-down breaking-point nervous-breakdown collapse collapsed
tired tiredness weary no-energy out-of-energy energy-gone drained draining running-on-empty on-empty
empty-tank tank-empty battery batteries fumes on-fumes at-limit at-my-limit past-limit end-of-rope
end-of-my-rope end-of-tether my-tether knackered shattered wiped-out dead-tired cannot-anymore
can-not-any-more not-keep-up-pace too-much-for-me all-too-much everything-too-much under-water
cannot-cope breathe panic-attack panic-attacks heart-racing heart-races chest-pain headaches
migraine hospitalised hospitalized health healthy unhealthy sick ill illness therapist therapy
sick-leave time-off take-break take-a-break need-break need-a-break need-rest sabbatical
holiday-needed not-relax relax unwind switch-off not-switch-off cannot-switch-off shut-off
eighty-hours seventy-hours hundred-hours long-hours work-too-much working-too-much work-weekends
working-weekends every-weekend workaholic around-the-clock day-and-night nights-and-weekends snap-at
snapping irritable short-tempered lose-temper losing-temper on-edge crash-out depressed depression
mental-health mentally dizzy crumble treadmill hamster-wheel frazzled my-doctor doctor-told
doctor-says see-a-doctor body-giving body-says giving-up-on-me shout-at-kids shout-at-children
yell-at-kids yell-at-children no-strength strength-gone cannot-concentrate heart-attack crying-in
crack crack-up cracking fall-apart falling-apart falling-to-pieces to-pieces finished-completely
too-much-work no-holiday-for no-vacation-in not-had-holiday working-nights working-all-night
all-day-every-day pulling-through dead-on-feet recover recovery recuperate slow-down physically
brink on-the-brink brink-of-collapse cry-in crying-in-car like-this-anymore go-on-like-this
wake-at-four wake-at-three

sleep sleeps slept insomnia sleepless sleeplessness awake lie-awake lying-awake awake-night
awake-at-night worry-night night nights at-three-in wake-up-at nightmares toss-and-turn cannot-sleep
sleeping-pills not-slept wide-awake three-in-the-morning four-in-the-morning at-night

lonely alone isolated isolation loneliness solitude nobody-to-talk nobody-talk-to no-one-to-talk
no-one-to-talk-to someone-to-talk anyone-to-talk nobody-honest be-honest honest-with open-up-to
confide confidant confidante nobody-understands no-one-understands understands-me gets-me on-my-own
all-on-my-own by-my-own solo solo-founder single-founder sole at-the-top top-of-company
weight-of-world carry-it-alone burden-alone alone-with nobody-to-share no-sparring sparring
sparring-partner sounding-board soundingboard mask wear-mask put-on-brave brave-face show-weakness
weakness pretend pretend-fine pretending keep-smiling always-strong have-to-be-strong keep-it-inside
bottle-up bottling cannot-tell-anyone cannot-tell-anybody tell-anyone tell-nobody no-peers peers
who-do-you-talk who-can-i-talk vent off-my-chest truth tell-truth truth-about who-can-i-tell
how-bad-things speak-openly speak-honestly being-the-boss no-equal no-equals nobody-like-me
nobody-who-understands someone-who-understands talk-openly keep-everything-inside keep-it-to-myself
keep-to-myself everything-to-myself on-my-shoulders my-shoulders by+myself cut-off outsider
happy-face put-on-face put-on-happy my-worries share-worries share-my-worries worries-with
act-strong act-as-if everything-is-fine

impostor imposter impostor-syndrome imposter-syndrome fraud fake faking phoney phony bluffing
bluffer confidence self-confidence self-confident unconfident self-esteem self-doubt self-doubts
doubt-myself doubting-myself not-good-enough good-enough not-smart-enough smart-enough
not-enough-experience inexperienced insecure insecurity feel-small feel-stupid feel-dumb
feel-like-child like-a-child like-a-kid inadequate inadequacy inferior inferiority not-deserve
deserve undeserving not-belong belong out-of-place wrong-room in-the-room found-out find-me-out
finding-out see-through-me found-me-out exposed-as unmasked caught-out have-no-clue no-clue
no-idea-what-i know-what-i-am winging making-it-up make-it-up just-lucky only-luck pure-luck by-luck
luck more-experienced older-than-me everyone-smarter smarter-than smarter-than-me know-more-than-me
better-than-me compare-myself comparing-myself taken-seriously take-me-seriously not-taken-seriously
too-young not-qualified unqualified not-a-real-ceo not-real-ceo real-ceo play-acting playing-boss
knows-more everyone-knows-more in-over-my-head out-of-my-depth am-i-good-enough big-shots
room-full-of not-up-to-it like-a-fake do-not-believe-in-myself believe-in-myself self-worth why-me
they-will-notice will-notice they-will-realise they-realise they-find-out charlatan intimidated
intimidating intimidate outclassed being-exposed be-exposed twice-my-age younger-than im-a-joke
i+joke feel-like-joke laugh-at-me laughed-at nobody-takes-me everyone-older impostor&anxious

motivation motivated unmotivated motivate-myself demotivated bored boredom boring passion passionate
lost-interest lose-interest no-joy joyless joy joy-gone lost-joy lost-drive drive-gone meaning
meaningless lost-motivation fed-up sick-of tired-of enough-of had-enough no-longer-fun not-fun
not-enjoy no-fun fun-gone lost-fun stopped-enjoying not-enjoy-anymore enjoy-work enjoy-my-job
love-my-job hate-my-job hate-my-company hate-my-work dread dreading dread-monday monday mondays
get-out-of-bed out-of-bed fire-gone fire-back lost-fire spark spark-gone lost-spark flame hunger
hungry-again apathy apathetic indifferent numb what-for why-am-i-doing why-i-do-this
still-doing-this what-am-i-doing what-is-the-point no-point point-of-it same-old same-every-day
going-through-motions through-the-motions autopilot auto-pilot stuck-in-rut rut routine-job stale
do-something-else what-next what-comes-next midlife mid-life after-ten-years ten-years-in bore-out
unfulfilled empty-inside lost-purpose golden-cage trapped excite excited excitement not-care-less
not-care stopped-caring stop-caring care-anymore no-desire desire lost-desire appetite lost-appetite
no-drive unexcited uninspired uninspiring inspiration inspire tedious routine go-to-work
dont-want-to-go want-to-do-something-else out-of-love fell-out-of-love love-lost tired-of-my-own
sick-of-my-own sick-of-my-company grown-tired enough-of-it what-am-i-still why-am-i-still
no-longer-enjoy enthusiasm enthusiastic still-get-up get-up-for get-up-in-the-morning
all-those-years why-still

marriage married marry wife wifes husband husbands spouse partner-at-home girlfriend boyfriend
fiancee divorce divorced divorcing relationship relationships work-life work-life-balance
life-balance balance separation separated children-family family families never-home never-at-home
not-home never-see-kids see-my-kids see-my-children my-kids my-children my-son my-daughter kids
children father-absent absent-father absent-mother bad-father bad-mother bad-dad bad-mum good-father
good-mother being-a-parent baby newborn young-children home-life at-home trouble-at-home
private-life personal-life love-life social-life weekends evenings dinner-table dinner bedtime
school-play missed-birthday anniversary-wife ultimatum company-or-her her-or-company work-or-family
company-or-family business-or-family choose-between-family choose-family married-to-company
married-to-work married-to-job phone-at-dinner laptop-in-bed neglect neglecting neglected neglects
my-hours comes-home-late home-late leave-me-wife walked-out-wife moved-out marriage-counselling
couples-therapy counsellor rocks on-the-rocks am+never+there never+there+for relationship-falling
relationship-breaking keep-family family-together see-my-wife see-my-husband my-wife-left wife-left
husband-left partner-left-me-work miss-my-kids miss-kids kids-grow-up watching-kids missing-family
family-suffers family-life family-time time-for-family time-for-kids time-for-children home-on-time
never-home-on boyfriend-complains complains-work wife-complains at-home-angry fights-at-home
trouble-home love-or-work missed-my miss-my-daughter missed-my-daughter missed-my-son
again-for-client daughters-birthday sons-birthday about-to-leave-me

speaking speech speeches talk-to-people give-a-talk giving-a-talk hold-a-talk hold-a-speech stage
stages on-stage stage-fright keynote keynotes public-speaking audience audiences auditorium crowd
crowds big-crowd presentation presentations panic-stage freeze freezes frozen freeze-up froze blank
blank-mind mind-blank mind-goes-blank goes-blank butterflies stomach shaky shaking-voice
voice-shakes shaking-hands sweaty-palms sweaty sweating sweat palms tremble trembling blush stutter
stammer podium lectern microphone mic spotlight limelight in-front-of-people in-front-of-many
in-front-of-hundred front-of-people stand-in-front full-room big-room large-room conference-talk
at-a-conference panel rehearse rehearsal wedding-speech tedx ted-talk tv-interview on-camera lecture
speech-without fainting faint passing-out big-audience large-audience fear-of-speaking
afraid-of-speaking scared-of-speaking fear-of-presenting speaking-in-public speak-in-public
speak-publicly public-appearance talk-in-front talking-in-front stand-up-and-talk address-crowd
hate-presenting nervous-before forget-my-words lose-my-words lose-my-voice dry-mouth rhetoric
my-knees knees-shake weak-knees speaking&anxious

mission missions purpose purpose-driven social-purpose social-mission cause good-cause charity
charitable non-profit nonprofit ngo drift drifting drifted refugees social-enterprise
social-business values-profit impact impact-business ideals idealism idealistic ideal principles
sell-our-soul sell-out-values betray-values compromise-values compromise-our make-world-better
better-world change-the-world do-good doing-good good-versus-money money-versus-mission
money-or-mission money-or-meaning meaning-or-money profit-or-purpose profit-over why-we-started
why-we-began why-started why-we-founded reason-we-started what-we-set-out set-out-to founded-to
original-idea original-mission original-purpose lost-sight losing-sight lose-sight lost-our-way
lost-way losing-our-way off-track from-our-path further-from-our away-from-our-purpose
just-another-company another-consultancy dirty-money chase-money-not-mission following-money
follow-money beneficiaries who-we-wanted-to-help wanted-to-help help-people greenwashing
sustainability sustainable social-company just-a-business only-a-business business-like-any-other
lost-our-ideals lost-our-purpose lost-our-mission lost-our-soul-mission money-versus-purpose
wrong-money corporate-money earn-with-wrong why-we-exist why-are-we-here what-we-stand cause-or-cash
heart-of-what soul-of-company noble socially seminars-for wanted-to-change change-world
idealism-and-cash forgotten-why forgot-why why-we-do-this why-we-do-it why-we-are-doing why-do-we-do
forget-why remember-why

anxious anxiety afraid fear fears scared scare panic panics panicking nervous nerves worry worries
worried worrying dread terrified terrifies frightened uneasy angst

slow slower slowly slowed forever drag drags dragging ages takes-ages takes-long long too-long
slowness sluggish endless eternity

founder founders entrepreneur entrepreneurs owner owners startup-founder business-owner

growth grow grows growing grown scale scales scaling scale-up

decide decides deciding decision decisions choose choice whether-to should-we should-i dilemma torn
right-moment right-time is-it-time when-to when-is-it-time
"""
