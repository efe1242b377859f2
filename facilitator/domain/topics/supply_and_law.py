"""Topics about goods and the law: suppliers, shipping, stock, countries, courts and names."""

WAYS = """
lawsuit lawsuits sue sues sued suing legal legal-action legal-fight legal-battle legal-fees
legal-costs legal-bills legal-threat litigation litigate court courts in-court to-court court-case
taken-to-court takes-us-to-court case judge jury trial-court lawyer lawyers attorney attorneys
solicitor solicitors law-firm lawyers-letter letter-from-lawyer lawyer-letter cease-and-desist
summons claim claims claimant claiming plaintiff settle settlement settle-out-of-court out-of-court
legal-dispute breach-of-contract damages wants-damages demand-damages being-sued arbitration
arbitrator subpoena judgement verdict accuse accuses accused accusation drag-to-court
dragged-into-court drags-us-through pressing-charges contract-dispute fight-over-contract
former-supplier ex-supplier before-judge legal-dispute-with bleeding-us-dry dragged-us sued-by
go-to-law lawyer-costs lawyers-cost lawyers-expensive day-in-court settle-or-fight fight-or-settle
fight-it-out supplier-sues partner-sues claims-we demands-money claims-money

trademark trademarks trade-mark brand-name brand-names company-name our-name same-name similar-name
name-taken name-registered registered-name registered-our-name rights-to-name rights-to-our-name
name-rights using-our-name use-our-name uses-our-name name-already owns-our-name infringement
infringe infringes infringing brand brands brand-dispute our-brand domain domain-name rename
renaming rebrand rebranding change-our-name change-name new-name change-our-company-name
give-up-name give-up-our-name stop-using-name intellectual-property ip-rights copyright patent
patents patent-troll logo squatter squatting name-is-theirs claims-our-name our-name-theirs
name-conflict name-dispute name-clash clash-name called-same same-brand-name name-already-taken
name-protected protect-name protect-our-name protected-name register-name registered-as forbid-name
forbids-us-name keep-our-name keep-name lose-our-name lose-name lose-our-brand cannot-be-called
not-called called-that change-our-name-forced forced-to-change-name use-the-name using-the-name

freelancer freelancers freelance contractor contractors self-employed subcontractor subcontractors
gig-workers independent-contractors

supplier suppliers supply supply-chain vendor vendors factory factories component components
part-shortage shortage shortages short-supply sensor sensors chip chips semiconductor semiconductors
manufacturer manufacturers maker producer source-parts sourcing parts spare-parts raw-material
raw-materials material materials ingredient ingredients steel single-source sole-source
sole-supplier only-supplier main-supplier second-source one-supplier not-deliver-parts cannot-get
not-get-parts out-of-stock-parts run-out-of-parts stuck-without-parts no-parts production-stops
production-stopped production-halt assembly-line lead-time lead-times sold-out
not-available-anywhere from-china china chinese taiwan key-part key-parts no-longer-made
no-longer-makes cannot-buy-parts where-to-get delivers-us-no-more only-one-who-makes only-maker
only-manufacturer new-supplier another-supplier replacement-supplier replacement-part
dependent-on-supplier supply-problem supply-problems scarce scarcity delivery-stop piece-no-longer
makes-that-piece nobody-makes stop-the-line line-stops last-factory

closeddown closed-down closes-down closing-down out-of-business bankrupt bankruptcy has-closed
shut-down insolvent insolvency went-bust gone-bust goes-bust bust folded fold-supplier went-under
gone-under goes-under belly-up ceased administration receivership disappears-from-market
stopped-producing stops-producing stopped-making discontinued discontinue burnt-down burned-down
no-longer-makes no-longer-exists is-closing closed+for+good factory-closed supplier-closed
closes-factory bankrupt-supplier supplier-bankrupt vendor-bankrupt gave-up-business
given-up-business closed-its-doors closed-their-doors closes-its-doors closing-factory stops-making
stop-making has-gone supplier-gone

shipping ship-goods shipment shipments delivery deliveries deliver delivered delivery-company
delivery-firm delivery-service parcel parcels package packages box boxes packaging packing carrier
carriers logistics courier couriers post postal mail-order dhl ups fedex hermes truck trucks freight
transport transportation damaged damage damaged-goods broken-goods arrive-broken arrives-broken
broken-on-arrival arrive-damaged arrive-late arrives-late smashed smashes dented crushed-goods
lost-parcels lost-packages lost-in-post lost-in-transit in-transit in-the-post never-arrive
never-arrives not-arrive late-parcels fulfilment fulfillment warehouse-partner returns return-rate
sent-back send-back last-mile glass breakage in-pieces breakages broken-in broken-in-transit
turns-up-late turns-up-broken turn-up-late late-or-broken broke-on-way on-the-way shipping-company
shipping-companies shipping-provider goods-arrive goods-late orders-late orders-arrive order-arrives
late-orders broken-orders packets package-lost lost-package scratched post-office driver drivers
shipper shippers break-everything breaks-everything-in-transit damages-goods breaks-goods

inventory inventories stock stocks unsold unsellable warehouse warehouses storage dead-stock excess
surplus overstock overstocked overordered over-ordered ordered-too-much bought-too-much
produced-too-much made-too-much too-much-stock too-many-goods merchandise left-over leftover
leftovers goods full-shelves shelves shelf sit-on-shelves collecting-dust dust-warehouse
cannot-sell-goods nobody-buys no-one-buys nobody-wants-goods piles pile piles-of piled mountain
mountains clearance clear-out clear-stock get-rid-of-stock sell-off selling-off liquidate write-off
garage-full cellar-full last-season last-years-collection old-collection collection out-of-fashion
season-over slow-movers shelf-warmers ties-up-money tied-up-money money-tied-up capital-tied-up
capital-in-stock stock-left goods-left not-sold-out unsold-goods unsold-coats full-warehouse
warehouse-full nobody-bought sit-in-warehouse sits-in-warehouse lying-in-warehouse lying-around
rotting ageing-stock aging-stock old-stock get-rid-of-old ordered-far-too-much bulk-order
gather-dust-warehouse ordered-far ordered-many ordered-too bought-many too-many-ordered produced-far
far-too-many far-too-much

abroad international internationally internationalise internationalize internationalisation
internationalization expansion expand expanding foreign foreigner overseas country countries
neighbouring-country germany german france french spain spanish italy italian uk britain england
british usa america american states united-states japan asia asian europe european poland austria
switzerland swiss nordics scandinavia netherlands dutch india brazil export exports exporting
new-market new-markets new-country another-country other-countries second-country second-market
go-global going-global global worldwide enter-market entering-market market-entry branch subsidiary
foreign-office office-abroad open-office opening-office local-office local-partner on-the-ground
cross-border across-border beyond-border border new-territory new-region roll-out-abroad launch-in
go-into going-into move-into set-up-shop-in locally hire-locally over-there other-side-of
another-market neighbour-country neighboring-country internationally-grow first-foreign
second-language across-the-border across-atlantic atlantic across-ocean china canada australia
turkey norway sweden denmark finland belgium ireland portugal greece czech romania hungary mexico
dubai singapore africa london paris berlin madrid vienna zurich milan amsterdam york
"""
