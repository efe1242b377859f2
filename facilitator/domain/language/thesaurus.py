"""Which words of short questions mean about the same: a line for each idea, its name first."""

from __future__ import annotations

# Endings are taken off before words are compared, and "a-b" is the phrase "a b". A word stands on
# one line only. New lines are welcome: each makes two more questions known as near copies.
IDEAS = """
ability skill talent trick knack
able capable
abolish cancel scrap axe
accident accidental chance
achieve achievement accomplish accomplishment milestone
admire admiration envy look-up-to
admit admission confess
advertise advertisement advert ad commercial poster billboard jingle campaign
advice advise tip recommend recommendation
afraid fear scare scary frighten dread anxious anxiety
airplane plane flight aisle window-seat
alcohol beer wine pub whisky cocktail booze
alone lonely loneliness lonesome solitude on-your-own by-yourself
ambition ambitious
angry anger annoy irritate furious rage
animal pet dog cat bird horse
apologise apologize apology say-sorry sorry
app application
appear seem look-like
approval approve impress
argue argument conflict quarrel fight dispute disagreement
art painting paint painter draw drawing sketch
ask enquire
attention focus concentrate
autumn leaf harvest
avoid avoidance postpone procrastinate dodge shirk put-off putting-off
awake tired tiredness wakefulness sleep asleep nap insomnia wake wake-up get-up getting-up \
out-of-bed
bag pocket backpack suitcase handbag
believe belief
bend break-a-rule
blank empty
book novel paperback
boss manager supervisor
boundary limit
brand logo
brave courage bravery dare bold
bread sandwich
break-down let-you-down let-me-down
bug glitch defect
building tower bridge
burden carry weigh
buy purchase
calendar diary schedule
calm quiet silence silent peace peaceful
career vocation
careful caution cautious prudent
carry-on continue persevere keep-going keep-you-going
cash cost price cheap expensive
celebrate celebration party toast
certain certainty sure
chair sofa armchair stool sitting-in seat
change transform shift
childhood grow-up growing-up boyhood girlhood
chore housework cleaning laundry washing-up ironing
city town village neighbourhood neighborhood street
clock wristwatch alarm
clothes clothing wear wardrobe shirt jacket coat shoe dress garment
coffee tea espresso cafe
cold chilly frost freeze snow
colleague co-worker coworker teammate workmate
collect collection
colour color blue red green yellow
comfort cosy cozy blanket
company firm enterprise business
compare comparison
complain complaint grumble moan
compliment praise applause flatter kudos
computer laptop
control in-charge hold-tight
conversation chat discussion discuss dialogue
cook recipe dish bake baking
courtesy polite politeness manners
cry tear weep
cup mug glass bottle
curious curiosity inquisitive
customer client buyer
cut remove delete erase
daily everyday every-day
dark grey gray gloomy
deal sale contract
death die dead funeral grief grieve mourn bereavement widow
debt mortgage loan bankrupt
decide decision choose choice pick
deep depth
delegate delegation hand-over
dessert ice-cream
detour roundabout-way
differ different difference
difficult difficulty tough
disappoint disappointment disappointed
disaster near-miss
door doorway
doubt hesitate turn-over keep-awake keep-you-awake ruminate
drawer cupboard
drink beverage
early earlier
easy ease easier simple simpler simplify simplicity
eat meal food dinner supper
email e-mail mail inbox
embarrass embarrassing embarrassment blush ashamed shame cringe
emoji smiley emoticon
employ employee employment
encourage encouragement cheer-on
end ending finish complete conclude call-it-a-day
energy energise energize vigour
enough sufficient
estimate forecast
evening night tonight
exit way-out
expect expectation
explain explanation
extra additional
face confront deal-with dealt-with
fail failure flop fiasco
faithful loyal
family parent child kid son daughter baby mother father mum dad mom brother sister sibling \
spouse wife husband grandmother grandfather grandparent uncle aunt cousin ancestor marry \
marriage wedding divorce
film movie cinema
flavour flavor taste
flower plant houseplant garden gardening
foolish silly trivial
forgive forgiveness
former previous ex
founder founding startup start-up
freedom liberty
fresh new
friend friendship
funny laugh laughter joke humour humor giggle amuse smile
future tomorrow
gadget device machine technology
give-up abandon
goal target quota
grateful gratitude thank thankful
gut instinct intuition
habit routine ritual
handmade by-hand own-hands
happen occur
hate loathe detest dislike
head brain
health ill illness sick sickness disease doctor hospital surgery therapy therapist medicine \
medication cancer depression disability pregnant pregnancy body weight diet
help support assist assistance aid useful handy
hide secret secretly conceal
hobby pastime
holiday vacation
home flat apartment
honest honesty truth sincere candid frank plain-answer straight-answer
hot heat shade
idea inspiration brainwave
ignore overlook disregard
impression first-sight first-impression
improve improvement
influence shape
internet website web browser webpage
introduce introduction
invent invention inventor
investor shareholder board
invite invitation
jargon buzzword cliche
job profession occupation role position
journey trip travel voyage return ride tour
joy joyful delight enjoy enjoyment pleasure
judge judgement judgment
keepsake souvenir memento
key keyboard
kindness generosity good-deed
language foreign
late lateness overdue unpunctual
lead leader leadership
leisure free-time spare-time spare-hour outside-work outside-of-work after-work
lend borrow
let-go-too-late fire dismiss lay-off
letter parcel postcard package post
look-forward cannot-wait can-not-wait anticipate excite excitement
lose loss loser
luck lucky
luxury treat indulge indulgence pamper
manual instruction handbook
map route direction
method technique approach
mind opinion
misjudge wrong-about
mistake error blunder wrong mistaken incorrect
misunderstand misconception misunderstanding misunderstood get-wrong
moment instant
money rich wealth wealthy poor savings
mood temper
mountain sea beach forest lake river
museum gallery exhibit exhibition
music song tune melody album band sing singer
name nickname nearly-called almost-called
nationality country homeland passport immigrant immigrate
newcomer joiner
news newspaper magazine headline podcast newsletter
noise noisy sound loud
noon midday
note notebook jot
notice spot-something
notification alert
number figure metric statistic
object item
office workplace
overwhelm overwhelming out-of-your-depth swamp
packaging wrapping wrapper
page paper
pain hurt painful wound sting stung
past backwards
patience patient wait
pause rest recharge unwind relax breather
pen pencil
perfect polish
permission allow
phone-call ring telephone
phone smartphone mobile
photo photograph picture snapshot
place spot somewhere
play playful
politics political vote election government president minister
prepare preparation
pressure stress stressful
pretend fake act-more mask facade
promise vow pledge intention resolution
proud pride
quick fast speed five-minutes two-minutes rapid hurry
radio voice
read reader reading
refuse refusal decline reject rejection say-no turn-down
regret rue
relief relieved lighter
religion religious god church pray prayer mosque temple bible faith
remark comment feedback
remember memory recall forget unforgettable
repair fix mend
reputation known-for
responsible responsibility duty
risk risky gamble bet
row line
rule regulation law
sad sorrow
salary wage income earn
saying motto proverb
screen television
sell seller
sex sexual naked lover
ship shipping release
shop store
sign signal
slogan tagline
slow slowly slowness
small little tiny short brief
smell scent odour perfume
sport football tennis
stand-up stood-up defend
strange odd weird peculiar
strong strength
success succeed successful
sunrise sunset sky
superstition superstitious
surprise unexpected amaze astonish
survive outlive
switch-off switched-off mute
take-apart take-to-pieces dismantle
task assignment
teach teacher mentor learn lesson coach tutor
team crew
throw-out throw-away get-rid discard bin
ticket concert
tool instrument
touched moved-you
tradition custom
traffic platform
train car bicycle bike bus
turning-point crossroads
understand comprehend
urgent emergency
use user
value principle
vanish disappear
visitor guest
walk stroll on-foot
want wish desire
warm warmth
weather rain sunny
weekday monday tuesday wednesday thursday friday saturday sunday
wisdom wise
worth worthwhile pay-off
write author
"""

# These ideas come with many questions and say little about what one asks.
WEAK = frozenset(
    """
    alive ask bad begin big call come end feel fetch find first full glad good hand hard hear
    hold keep know left live long look make mean minute month move need nice open part pass
    place read right see send set short show sit small stay stop talk tell tend think touch try
    turn use want watch way week work write year
    """.split()
)

# Said in any question; they tell nothing about what it asks.
EMPTY = frozenset(
    """
    a about actually after again all almost already also although am an and any anybody anyone
    anything are as at away back be because been before being besides both but by ca can cannot
    come could day describe did do does doing done down each either else ended ever every
    everybody everyone everything far favorite favourite for from full gave get gets getting
    give given gives go goes going gone got had happily hardly has have having he her here him
    his how i if imagine in into is it its itself just kind last lately let like lot many may me
    might mine more most much must my myself near nearly never next no nobody none not now of
    off on once one ones only onto or other others our out over own people person piece put
    quite rarely rather really recent recently said say says sentence should show so some
    somebody someone something sort still such take taken tell than that the their them
    themselves then there these they thing things this those though through till time times to
    today together too took until up upon us very was we well went were what when where which
    while who whom whose why will with without would yet you your yours yourself
    """.split()
)

# Forms that ``stem`` does not know, and words that mean another one here.
IRREGULAR = dict(
    pair.split(":")
    for pair in """
    beginner:begin best:good better:good children:child drunk:alcohol fed:feed great:big happy:glad
    laid:lay large:big leaves:leaf lives:life longest:long men:man older:old oldest:old
    outgrown:outgrow pleased:glad smaller:small start:begin started:begin women:woman worse:bad
    worst:bad
    """.split()
)
