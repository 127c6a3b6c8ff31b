"""TBL001: rows of a table that lost its cell borders."""

from collections.abc import Iterator

from copydesk.api import Context, Edit, Fix, Hit, regex, rule

_FIELD = regex(r"[ \t]*:[a-z][\w -]{0,30}: ")


@rule(
    id="TBL001",
    name="flattened-table",
    version=18,
    status="stable",
    severity="error",
    confidence="strong",
    scope=["raw"],
    needs=["lost_tables"],
    tags=["tables", "scraping"],
    summary="Lines that were the rows of a table before the cell borders were lost",
    message="{lines} a table that lost its cell borders; first row read as: {first}",
    rationale="When a page is copied or scraped without its markup, the cells of a table run together "
    "(“CityMayor” above “QuitoAna Ruiz”) or "
    "fall on a line each. The reader cannot tell where a cell ends, and a screen reader speaks nonsense.",
    remedy="Set the table again from the original, with a header row; the evidence holds a proposed split "
    "to check against the source.",
    references=["https://github.github.com/gfm/#tables-extension-"],
    bad=[
        {
            "text": "It was wet.\n\n⟦Batsman How out Runs Balls\nLee b Holt 58 77\nRoe run out 41 63\nExtras "
            "22⟧\n\nThen we went home.",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "It was wet.\n\n⟦1 Ann Lee 6:24 Senior\n2 Tom Roe 6:31 Senior\n3 Kit Ash 6:52 Senior\n"
            "4 Bo Holt 7:40 Veteran⟧\n\nThen we went home.",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Size by age:\n⟦Files 1.0 2.0\n100 12 MB 9 MB\n5,000 31 MB 20 MB\n90,000 702 MB 377 MB⟧",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "It was wet.\n\n⟦Mon 3 Feb Swimming Year 2\nTue 4 Feb Nurse visits All\n"
            "Fri 7 Feb Bake sale Hall⟧\n\nThen we went home.",
            "severity": "info",
            "bare": True,
        },
        "Harvests differed by county.\n\n⟦CountyCropYield in tonnes\nNorth MarlWinter barley2,140\nEast "
        "FenSugar beet18,300⟧\n\nRain explains most of it.",
        "⟦FerryHome portRoute\nMarigoldOban harbourColonsay loop\nSea PinkMallaig pierSmall Isles⟧",
        {
            "text": (
                "The club published its results.\n\n⟦Team\nPlayed\nWon\nPoints\nHarbour "
                "Rovers\n12\n8\n25\nHill United\n12\n7\n23\nOld Boys\n12\n2\n7⟧\n\n"
                "The season ends in May."
            ),
            "bare": True,
        },
        {
            "text": "She stands on the reef.\n\n⟦Height 31 m First lit 1868 Range 18 nautical miles "
            "Keepers none since 1984⟧\n\nThe lamp burns oil.",
            "severity": "warning",
        },
        {
            "text": "⟦Species Oct Nov Dec Dunlin 1,405 1,920 2,050 Redshank 610 702 688 Knot 420 811 930⟧",
            "severity": "warning",
        },
        {
            "text": "⟦Title Year Genre Vestavind 1903 Opera Seks sanger 1908 Songs Aftensalme 1915 Choral⟧",
            "severity": "warning",
        },
        {
            "text": "⟦From Port Ellis 07.10 09.30 12.00 15.15 From Inchbrae 08.15 10.45 13.30 16.45⟧",
            "severity": "warning",
        },
        {
            "text": "⟦Lund 1,204 1,011 958\nMalmby 610 702 688\nYstrand 420 811 930⟧",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "⟦Adult\nChild\nCar\nSingle\n£6.40\n£3.20\n£21.00\nReturn\n£11.50\n£5.75\n£38.00⟧",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "⟦Code Meaning Action 200 received none 401 bad signature alert 410 gone remove⟧",
            "severity": "info",
        },
        {
            "text": "⟦Energy 1,046 kJ / 250 kcal Fat 9.4 g of which saturates 1.2 g Protein 5.2 g Salt 1 g⟧",
            "severity": "warning",
        },
        {
            "text": "⟦Group Permit Cost How long Residents Yes Free Two years Carers Yes Free One year "
            "Traders No £18 One year Visitors No £4 One day⟧",
            "severity": "info",
        },
        {
            "text": "⟦Sunday Server Reader Coffee First E. Lark T. Ash J. Pike Second G. Ould H. Var M. Tid "
            "Third T. Ash R. Pen Scouts Fourth H. Var E. Lark G. Ould⟧",
            "severity": "info",
        },
        {
            "text": "Pumps failed.\n\nTable 1. Pumps that work\n⟦District\n2020\n2025\nSarrou\n97\n71\n"
            "Lamé\n94\n58\nDieng\n99\n83⟧\n\nIt rains.",
            "bare": True,
        },
        {"text": "⟦Adult £12.00 Child £6.00 Family £30.00 Senior £9.00 Dog free⟧", "severity": "info"},
        {
            "text": "⟦Size Chest (cm) Waist (cm) S 86-91 71-76 M 96-101 81-86 L 106-111 91-96⟧",
            "severity": "info",
        },
        {
            "text": "⟦Month High Low January 4 -2 April 13 5 July 24 15 October 14 7⟧",
            "severity": "info",
        },
        {
            "text": "⟦Passenger\n\nSingle\n\nReturn\n\nAdult\n\n£6.40\n\n£11.50\n\nChild\n\n£3.20\n\n£5.75"
            "\n\nDog\n\nfree\n\nfree⟧",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Depots open early.\n\n⟦Depot Monday Tuesday Wednesday\nElm Road 06:10 06:20 06:15\n"
            "Road to Quay Street 07:05 07:10 07:00⟧\n\nNone opens on Sunday.",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "⟦Player Club Goals Assists\nAnn Lee Rovers 14 3\nBo Ek United 9 11⟧",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "⟦Net Mesh Weight Made\n12 C 31 mm 1911\n13 C 28 mm 1912\n17 G 24 mm 1920⟧",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "⟦Ticket Adult Child Family\n\nDay £9.50 £4.00 £22.00\n\nSeason £48.00 £20.00 £110.00⟧",
            "severity": "warning",
            "bare": True,
        },
        {
            "text": "⟦Mon Tue Wed Thu Fri\nSoup Pasta Fish Baked potato Pizza\nFigs Jelly Cake Pears Milk⟧",
            "severity": "info",
            "bare": True,
        },
        {
            "text": "Look.\n\n⟦Aspect Town house Farm house\nHeating Gas Wood\nGarden Small Large\nRent High "
            "Low⟧\n\nI chose.",
            "severity": "info",
            "bare": True,
        },
        *(
            {"text": f"⟦{text}⟧", "severity": "info", "bare": True}
            for text in (
                "Boat | Built | Tons | End\nAlma 1902 310 sunk Berta 1911 420 burnt Carla 1924 515 museum",
                "1st 1912 G minor 31 min. | 2nd 1921 A major 28 min. | 3rd 1933 no key 19 min.",
                "Mill | River | Wheels\nLund | Aune | 2 Osby | Tarn | 1 Ystad | Aune | 3",
                "Class Teacher Room Pupils\n1a Holm 4 22 1b Ferris 7 24 2a Quist 9 19",
                "Pump | Depth | Works? A 12 m yes B 18 m no C 9 m yes D 22 m no",
            )
        ),
        {
            "text": "Use `moor` at night.\n\n⟦BerthMaster\nQuay OneAnn Lee\nPier TwoTom Roe⟧",
            "severity": "info",
            "bare": True,
        },
    ],
    good=[
        "The keeper may call Harbour.OpenGate, Harbour.CloseGate, Harbour.RingBell and Harbour.LowerFlag.",
        'Grant what the port asks for: "dock:GetPierLayout",\n"dock:ListPiers" and "dock:CheckPierState".',
        "It tells PierRecord, TideTableType, FinalTideType,\nThirdPartyTideType, BuoyHook, and BuoyMapHook.",
        "It hides the wind on G8 and WindMonkey, but cannot on\nTideScriptCore.",
        "The GateKeeperService replaces PortGuardService\nand needs LockHouseToken.",
        "The pump understands the actions\nSetLevel, CutLevel, RaiseLevel and so on; the others are\n"
        "DropLevel, HoldLevel, SinkLevel, TellLevel. No other is known.",
        "The types are\n\nPierSans-Bold PierSans-BoldItalic PierSans-Light\nPierSans-LightItalic "
        "QuayText-Bold QuayText-Light\nWeir-Book Weir-BookItalic Weir-Light\nWeir-LightItalic Tide-Medium "
        "Tide-MediumItalic Tide-Roman",
        'Between "LeftTide" and "RightTide", with or without the "LowTide" using\n"MarkLowTide" and/or the '
        '"LeftTide" using "MarkLeftTide" and\n"RightTide" using "MarkRightTide".',
        "ResultVar String TideToFind SearchWay(>|<)\nResultTideWay(>|<) ShowTideToFind(1|0) Loops",
        {
            "text": "== [[tides]]The tides\n\nThey turn.\n\n== [[lamps]]The lamps - for keepers",
            "format": "text",
            "bare": True,
        },
        "1. Make one [`Lamp`][pier.lamps.LampKeeper] and one [`House`][pier.lamps.LampHouse]\n"
        "2. Light all [`Lamp`][pier.lamps.LampKeeper]s and the [`House`][pier.lamps.LampHouse]s",
        "The HarbourBoard, DockMaster and PilotGuild met the WeirKeeper and\nTideClerk of the LockHouse in",
        {"text": "Harbour Board Meets\nFerry Boat Late\nStorm Warning Sent\nPier Plan Fails", "bare": True},
        {"text": "Mon 3 Feb: swimming\nTue 4 Feb: nurse\nFri 7 Feb: bake sale", "bare": True},
        {"text": "Milk Butter Cheese\nBread Rolls Buns\nHam Bacon Beef\nTea Coffee Salt", "bare": True},
        "Ann Lee, 12 Mill Lane\nrang at noon and said that\nthe lamp of 1911 was lost\nin the flood of 1953",
        {"text": "# Weir\n\n:revision: $Rev$\n:date: $LastChangedDate$\n", "format": "text", "bare": True},
        "Serves 4 | Prep 15 min | Cook 40 min",
        "News | Sport | Weather | Page 2",
        {"text": "Quoted in Holm 1991, 14; Ferris 2003, 88; Quist 2011, 120; Bode 2019, 7.", "bare": True},
        "Harwick's WaterWorks met with doubt\nBoatyards fear HarbourNet death\n\nThe rest is told inside.",
        "iQCVAwUBOuCi3WAMawgf2iXRAQHeAQQA3YSePSQ0XzdHZUVskFDkTfpE9XS4fHQs\n"
        "WaT6a8qLZK9PdNcoz3zggM7Jnjdx6CJqNzxPEtxk9B2DoGllC60HWNPN2VujDuKa\n"
        "Xav65S0P7Px4knaQcCIeCamQJ7uGcsw4CqMpNbxWYaTYmjAfkbKH1EuLC2VRwdmD",
        {"text": "Head Office Team\nTel 01234 567 890\nFax 01234 567 891", "bare": True},
        {"text": "Captain Coach Manager\nAnn Bo Cy\nDee Eve Flo", "bare": True},
        {"text": "Team News Sport\nArsenal 2 Chelsea 1\nLeeds 0 Everton 0", "bare": True},
        {"text": "Release Notes Version\nFixed bug 12 and bug 14\nFixed bug 15 and bug 18", "bare": True},
        {
            "text": "The Road to Oban\nWe left at 8:10 8:40 or 9:30.\nWe met at 6:15 6:40 or 7:00.",
            "bare": True,
        },
        {"text": "Saturday Sunday Monday\nWash Every Net\nand mend the rest", "bare": True},
        "Yes Minister and No Highway and Yes Man and No Sail ran for years",
        "Apollo 11 Apollo 12 Apollo 14 and Apollo 15 landed",
        "Chapter 1 The Quay Chapter 2 Salt Chapter 3 Low Water",
        "Volume 12 Number 3 March 2026 Pages 88 to 131",
        "Genesis 1:1 Exodus 2:3 Psalm 23:4 Luke 2:1",
        "Ask for room 4 on floor 2 of building 7, or ring 0800 111 222 between 9.00 and 17.00",
        {
            "text": "350 g rye flour\n150 g white flour\n7 g dry yeast\n10 g table salt\n380 ml water",
            "bare": True,
        },
        {"text": "Soup of the day £5\nFish pie £11\nLamb stew £13\nApple crumble £6", "bare": True},
        "She moved from YouTube to LinkedIn.\nHe stayed with eBay and iPhone repairs.",
        "Ronald McDonald met Fiona MacLeod.\nBoth had read DeLillo.",
        "| City | Mayor |\n| --- | --- |\n| Quito | Ana Ruiz |",
        "The PfP programme grew.\nThe PhD students left.",
        {
            "text": (
                "Rain fell on the lower fields,\nThe geese came over late,\nAnd nobody had told the "
                "child\nTo fasten up the gate."
            ),
            "bare": True,
        },
        {"text": "Maria Keller\nHill Road 12\n8004 Zurich\nSwitzerland", "bare": True},
    ],
)
def flattened_table(ctx: Context) -> Iterator[Hit]:
    for table in ctx.facts.lost_tables:
        if ctx.doc.traits.plain and _FIELD.match(ctx.doc.source.text, table.span.start):
            continue  # ":revision: 12", as reStructuredText sets metadata
        proposal = "" if ctx.doc.traits.elements else table.pipe_table()
        fix = (
            Fix((Edit(table.span, proposal),), "Set as a table (check the split)", "suggestion")
            if proposal
            else None
        )
        # A page has tables of its own; where its lines run together, they are teasers and menus more often.
        # Where code is marked nothing was scraped without its marks, and two words in one are a name of it.
        sure = table.sure and not ctx.doc.traits.elements and not ctx.doc.code
        shape = "one cell a line" if table.shape == "cells" else "cells run together"
        first = table.rows[0] if table.rows else (ctx.doc.source.slice(table.lines[0]).strip(),)
        yield ctx.at(
            table.span,
            severity=("warning" if table.shape == "together" else None) if sure else "info",
            confidence=None if sure else "weak",
            fix=fix,
            lines=f"{len(table.lines)} lines look like" if len(table.lines) > 1 else "This line looks like",
            first=" | ".join(first)[:160],
            shape=shape,
            columns=table.columns,
            rows=[list(row) for row in table.rows[:40]],
        )
