"""Topics about founders: each other, shares, boards, investors, and giving up a company."""

WAYS = """
cofounder co-founder cofounders founder-partner business-partner other-founder two-founders
second-founder three-founders founding-partner founding-team partner started-together
started-this-with built-together built-this-with begin-together set-up-with second-in-command
right-hand other-half us-two two-of-us between-us both-founders fellow-founder person-founded-with
person-started-with guy-started-with friend-started-with fifty-fifty half-firm owns-half
wants-out-company number+two business-mate other-boss other-owner two-bosses two-owners both-of-us
we-both joint-owner technical-partner partner-in-business partner-in-crime co-owner
business-partners three-of-us person-i-started owner-with-me job-of-two founders-cannot

breakup partner-quits partner-leaves partner-leaving partner-out cofounder-leaving founder-leaves
break-up breaking-up split-up splitting-up part-company go-separate separate-ways wants-out
walks-away walked-out bought-out buy-him-out buy-her-out buying-out pay-him-out out-of-business-with
left-me leaving-me founder-quits founder-departs jumps-ship jump-ship bails bailing bail-out
throw-towel throws-in leaves-alone without-him without-her no-longer-wants founder-divorce
business-divorce founder-goes founder-going founder-left founder-leaving founder-gone partner-goes
partner-going partner-done what-happens-stake his-stake her-stake his-shares her-shares stake-when
his-half her-half departing-founder prenup buyout-founder break-with-partner founder-breakup
one-of-us-leaves part-as-friends split-from buyout-of-founder his-money-out her-money-out
wants-his-money wants-her-money buyout cofounder&leave founder&leave cofounder&sellcompany
founder&breakup

leave leaving leaves quit quits quitting resign resignation resigned walk-away walk-out walk-off
walking-out walked depart departure exit go-away step-down stepping-down stepping-back step-back
say-goodbye offer-from leavers notice-in hands-notice handed-notice gave-notice give-notice
giving-notice wants-out get-out bow-out bowing-out move-on moving-on moves-on jump-ship jumping-ship
bail bails walks heading-out out-the-door one-foot-out call-it-quits calls-quits pack-in throw-towel
defect pull-out pulls-out has+left have+left he+left she+left they+left left+us who+left just+left
left+me goes is+off off+to new-job is+done own-way dropping-out wants-to-go hang-up left-company
about-to-leave about-to-go wants-to-leave thinking-of-leaving hit-road last-day taking-off farewell
he+done she+done packing-bags pack-bags packs-bags bags-packed had-enough has-had-enough clears-desk
out-of-here on-way-out

fight argue argument conflict quarrel dispute disagree disagreement fall-out falling-out clash feud
tension not-speak not-talk not-communicate get-along getting-along get-on-with cannot-agree
never-agree take-sides row rift at-odds butt-heads head-to-head loggerheads bicker squabble shout
yelling scream-each-other at-each-other each-others-throat bad-blood friction hostile hostility
not-stand-each cannot-stand stopped-talking silent-treatment ice-cold not-see-eye eye-to-eye
same-page different-directions pull-in-different opposite-directions stubborn heated blame
blaming-each mediator mediation deadlock stalemate gridlock poisonous toxic drift-apart grow-apart
apart-ways resent resentment trust-gone lost-trust not-trust broken-trust betray
cannot-decide-together disagreements war wars falls-out cold-war on-speaking-terms worlds-apart
different-visions vision-differ different-opinions who-decides last-word final-say power-struggle
ends-in-tears end-in-tears blow-up blows-up explode explodes explosive differences quarrelling
communication-broken cannot-talk not-listen insults-each-other every-conversation mediate
couples-counselling two-captains two-heads two-bosses arguing argues wont-talk tense icy disunity
fallen-out crossed-swords row-with-partner common-ground no-common stopped-trusting stop-trusting
trust-each trusting-each cannot-find-together cofounder&fight

lazy slack slacks slacker slacking pull-weight own-weight less-effort not-contribute
contributes-nothing works-less hours-week twenty-hours half-hearted unequal-commitment
unequal-effort part-time coast coasting coasts freeload freeloader free-rider ride-along carry-load
carrying-load carry-weight carrying-partner carry-alone whole-load all-work does-nothing did-nothing
doing-nothing does-little barely-works hardly-works works-half never-works not-working-hard
half-as-much half-as-hard one-foot side-hustle other-job second-job day-job checked-out tuned-out
not-committed uncommitted commitment-partner more-than-him more-than-her work-twice twice-as-much
unfair-split one-sided comes-late leaves-early golf absent-partner not-show-up disengaged phoning-in
not-hungry lacks-commitment lack-of-commitment fair-share doing-everything bulk-work most-work
stopped-working not-pulling not-lift-finger side+job on-beach at-beach all-nighters bare-minimum
minimum puts-in not-putting-in puts-in-less absent not-around new-baby since-baby since-child
paternity parental-leave do-all-the-work does-all-the-work doing-all-the-work i-do-all-work
work-ethic imbalance uneven unbalanced half-day four-day-week leaves-it-to-me picks-up-slack
pick-up-slack pulls-less kitesurfing dead-wood loafing loafs idle hardly-there hardly-around
hardly-in barely-there work-load-founders unequal-work job-of-two work-for-two work-of-two takes-up
took-up-sailing sailing surfing travelling-partner on-holiday-again partner-holiday not-doing-enough
not-enough-from not-do-enough does-too-little doing-too-little do-more pull-more not-contributing
works-too-little not-work-enough

equity share shares cap-table capitalisation split-equity equity-split split-shares vesting stake
dead-equity ownership own-third owns-half own-percent percent-company equal-parts equal-split
fifty-fifty equally-split divide-shares dividing-company divide-ownership who-gets-what who-owns
shareholding shareholders-agreement founders-agreement founder-agreement cut-pie slice-pie piece-pie
dilute-partner buy-back shares-back take-back-shares clawback never-contributed done-nothing
never-did-much not-done-much silent-partner sleeping-partner dead-weight dormant inactive
founding-shares co-owner pie slice cake own-as-much same-stake same-share same-shares thirds
one-third founder-stake who-owns-what half-each fair-split percentages rewrite-shares
renegotiate-shares ownership-split unfair-shares gave-away-shares owns-as-much shook-hands handshake
never-wrote-down third-each nothing-in-writing nothing-written no-contract-founders no-agreement
cofounder&equity founder&equity cofounder&lazy

options stock-option stock-options esop option-pool employee-shares staff-shares phantom-shares
phantom-stock employees-own employee-ownership own-part piece-company piece-of-pie slice-company
stake-team share-team shares-team shares-staff share-in-company team-equity equity-team
equity-employees equity-staff staff-equity ask-shares asks-equity wants-shares wants-equity
wants-stock give-shares give-equity giving-equity sweat-equity profit-sharing profit-share
participation-scheme incentive-plan incentive-scheme rsu long-term-incentive cut-them-in
skin-in-game co-owners part-owners vesting-schedule strike-price stock-staff stock-team
virtual-shares want-stake wants-stake employees-want-stake first-employees-stake
fair-share-employees equity-for-employees shares-for-employees make-owners become-owners own-bit-of
participate-in-success participation mitarbeiterbeteiligung participate reward-with-shares
reward-early-employees early-employees-stake stock-for-staff pay-in-shares pay-in-equity
firm-to-my-people give-to-my-people share-scheme share-plan give-employees give-my-people give-staff
how-much-of-company how-much-of-firm how-much-company staff&equity

board board-of-directors directors board-member board-members supervisory-board chairman chairwoman
chairperson non-executive advisory-board

oust ceo chief-executive replace-me replacing-me replaced-as push-out pushing-out pushed-out ousted
different-ceo new-ceo another-ceo professional-ceo outside-ceo hired-ceo stay-ceo remain-ceo
still-ceo kick-out kicked-out kick-me throw-me-out thrown-out force-out forced-out forcing-me
get-rid-of-me getting-rid-of-me want-me-gone wants-me-gone wants-me-out want-me-out fire-me
firing-me fired-from-own my-head step-aside stepping-aside coup mutiny overthrow stab-back vote-me
vote-out voted-out lost-faith losing-faith lose-faith lost-confidence no-confidence lose-confidence
confidence-in-me turned-against turning-against against-me my-job-as take-my-job my-seat
losing-my-job save-my-job grown-up-ceo adult-supervision right-ceo wrong-ceo unhappy-with-me
next-stage right-person-to-lead replaced-as-ceo replace-me-as being-replaced not-the-one
not-right-ceo want-someone-else want-another-boss someone-else-to-run somebody-else-to-run
hire-someone-above-me put-someone-above above-me over-my-head demote-me thrown-out-of-my
thrown-out-own vote-against-me lose-my-own-company lose-my-company losing-my-company removed-as
somebody-else-should-run someone-else-should new-boss wants-new-boss fine-for-start board&fire
board&leave

meddle meddles interfere interferes interference micromanage-investor investor-calls tells-managers
overstep overstepping hands-on-investor backseat back-seat calls-daily calls-every calls-constantly
ring-every texts-every texts-day texts-times phones-every messages-daily every-other-day
ten-times-day day-to-day too-involved over-involved nosy intrusive breathing-neck breathes-down
over-my-shoulder looking-over-shoulder looks-over-shoulder boundaries-investor investor-boundaries
goes-behind-back behind-my-back around-me gives-orders giving-orders order-around bosses-around
bossing run-the-show thinks-runs orders-managers directs-staff tells-staff tells-team tells-people
talks-to-my-team pester pestering bombards wants-reports report-constantly weekly-reports
demanding-investor overbearing controlling-investor control-freak-investor too-many-cooks
off-my-back keep-at-bay arms-length sit-in-on wants-to-sit-in wants-a-say-in-every say-in-every
poking-nose nose-into sticks-nose constant-calls constantly-calling calls-all-the-time ringing-me
wont-leave-me-alone leave-me-alone leave-us-alone leave-us-in-peace calls-my-people
writes-to-my-team contacts-my-team asks-my-team decide-for-us every-detail every-little
wants-to-know-everything knows-better know-it-all advice-unwanted unwanted-advice thinks-he-is-boss
plays-boss acts-like-boss stay-out stay-out-of keep-out-of stay-in-lane stay-in-his-lane
stay-in-her-lane hands-off keep-hands-off hands-to-himself

shareholder shareholders investor investors fund backer backers vc vcs angel business-angel
business-angels venture-capital money-people people-who-put-money put-money-in minority-owner

raise fundraise fundraising fundraiser funding round seed pre-seed series-a series-b venture capital
vc vcs investor angel angels business-angel pitch pitching pitches pitch-deck term-sheet
lead-investor find-investor finding-investors find-backers looking-for-money raise-money
raising-money raise-capital cheque cheques check-size wire-money put-money put-in-money
due-diligence investment invest nobody-invests crowdfunding data-room deck roadshow ticket-size
soft-commit soft-commitment get-funded get-funding raised-money raise-round next-round first-round
financing angel-round seed-money family-office family-offices

nobites only-maybes come-back-later come-back-when not-yet too-early not-now keep-saying-no says-no
said-no rejection rejections rejected turned-down turn-down turns-down door-slammed doors-closed
closed-doors no-one-bites nobody-bites bites nobody-leads want-to-lead lead-the-round wants-lead
commit not-commit no-commitment non-committal noncommittal sitting-on-fence on-fence wait-and-see
ghosted ghosting ghost go-quiet went-quiet goes-silent no-answer-from stringing-along string-along
strung-along dragging-on drags-on stalled stall stalling stalls stuck stuck-round going-nowhere
nowhere no-takers no-cheque not-signed nobody-signs no-signatures lukewarm interest-but
interested-but close-round closing-round round-not-closing fills-up sixty-meetings hundred-meetings
endless-meetings endless-pitches no-term-sheet keep-passing they-pass all-passed first-to-invest
be-first-invest not-one-yes nobody-says-yes no-yes everyone-waits each-waiting-for
waiting-for-others love-us-but like-us-but praise-but nobody-commits no-one-commits no-one-signs
nobody-moves kind-words nice-words polite-no no-reply-investor cold-shoulder drag-heels
dragging-heels hot-and-cold no-response lose-interest-investor backed-out back-out backs-out
putting-me-off put-me-off putting-us-off put-us-off fobbed-off later-maybe

terms term-sheet termsheet liquidation preference clause clauses board-seat board-seats dilution
dilute diluted valuation valuations veto vetoes control-deal investment-offer investment-deal
aggressive-terms bad-terms harsh-terms tough-terms onerous unfair-terms deal-terms fine-print
small-print strings-attached money-out-first paid-first first-out money-back-first double-dip
two-times twice-money anti-dilution ratchet drag-along tag-along participating-preferred
how-much-say too-much-say give-up-control giving-up-control lose-control losing-control keep-control
hand-over-control too-much-control too-greedy greedy greedy-investor investor-wants-control
give-away-too-much sell-soul selling-soul deal-with-devil convertible convertible-note pro-rata
redlines lowball low-ball down-round protective-provisions investor-demands investor-asks conditions
investor-veto veto-on say-in-company too-many-rights rights-investor investor-rights unfair-deal
sharks shark vulture predatory squeeze-founder payout-first first-in-line before-us preferred
preferred-shares contract-investor catch catches founder-vesting-investor reverse-vesting
give-up-so-much bad-deal contract-horror horror-contract fund-contract contract-of-fund
sign-it-anyway sign-anyway preference-shares

sellcompany sell-company sell-business sell-firm sell-startup sell-agency sell-shop selling-company
selling-business sell-out selling-out sell-up selling-up exit exit-offer acquisition acquirer
acquire acquired acquire-offer takeover take-over-offer buy-out buyout bid bidder offered-company
company-offer acquisition-offer million-company million-offer million-for offered-million banker
m-and-a merger merge buy-us buying-us bought-by buys-us wants-to-buy wants-buy-company buy-company
buy-my-company interested-in-buying offer-on-table offer-to-buy purchase-offer letter-of-intent loi
take-money take-the-money cash-in cash-out cashing-out life-changing-money walk-with-millions
sell-or sell-now sell-or-keep hold-or-sell worth-company company-worth valuation-exit
what-is-it-worth earn-out earnout suitor approached-by strategic-buyer trade-sale bought-out
sell-my-baby baby let-go-company part-with-company pull-trigger got-an-offer get-an-offer
had-an-offer got-offer right-time-to-sell time-to-sell ready-to-sell sold-company sold-my-company
selling-my sell-my-company offered-to-buy buyer-for-company potential-buyer found-a-buyer
private-equity bigger-company-wants want-to-acquire rival-wants-to-buy competitor-wants-to-buy
take-the-offer accept-offer accept-the-offer reject-offer turn-down-offer price-for-my-company
let-it-go hand-over-company on-the-table enough-to-give-up give-up-my-baby selling-to-competitor
selling-to-a-rival

successor succession next-generation retire retirement retiring pension take-over taking-over
takes-over hand-down hand-over-to heir heirs daughter daughters son sons children kids dad father
mum mother parents family-business family-firm family-company family-owned handing-business pass-on
passing-on pass-it-on pass-down passing-down passes-torch pass-torch torch carry-on-after after-me
when-i-stop when-gone wants-to-stop stepping-down-age step-back-age getting-old too-old old-age
turn-sixty turning-sixty turned-sixty hand-over-reins reins hand-keys hand-over-keys keys-over
take-reins take-up-business follow-me into-business second-generation third-generation generation
inherit inheritance inherits legacy-family workshop-over who-comes-after comes-next who-follows
not-interested-family kids-want nephew niece grandfather founder-age golden-years wind-down
winding-down like-to-retire want-to-retire retire-but nobody-to-take take-my-place fill-my-shoes
my-shoes step-into-shoes carry-on-business carry-on-firm continue-business continue-the-business
in-my-footsteps footsteps musician doctor-son child-interested not-want-the-business want-business
after-i-am-gone when-i-am-gone when-i-retire my-age at-my-age old-enough-to-stop stop-working-age
who-will-run run-it-after gets-the-firm gets-the-company own-lives who-gets-firm
who-gets-the-business who-inherits
"""
