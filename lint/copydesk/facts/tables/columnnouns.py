"""Words that usually stand at the head of a table column."""

from __future__ import annotations

from ...base.regexes import regex

_WORDS = regex(r"[^\W\d_][\w’'-]*|#")
_LINKS = frozenset(["of", "per", "in", "by", "at", "to", "for", "on", "with", "and", "or", "from", "as"])

# Own list: what columns are called in statistics, sports, culture, business and planning tables.
COLUMN_NOUNS = frozenset(
    """
    abbreviation accuracy acronym action actions actor address advantage advantages affiliates age
    agency airline airport album altitude amount animal annual answer application approach area
    arrival arrives artist aspect asset assets attendance author authority average award away
    balance bank battery benchmark benefit benefits body branch brand breed bronze budget builder
    calories camera campaign candidate capability capacity capital car cases category cause chair
    challenge change changes channel character chart chief city class club coach code colony color
    colour command comment comments commitment commodity company composer concern condition
    conditions cons consequence container contribution contributions coordinates cost countries
    country county course criteria criterion crop crops currency current cycle database date dates
    deadline deaths decision decrease definition deliverable delivery density departs departure dept
    depth description designer destination detail details developer device diagnosis diameter diet
    dimension director disadvantage disadvantages disease display distance district division domain
    donor dosage dose driver drug duration duties economy effect effects efficiency electorate
    element elevation emissions employees end engine enrollment enrolment episode equipment equity
    estimate event evidence example examples expected expenditure experience export exports facility
    factor factors family fare feature fee fees film final first fleet flight focus forecast format
    founded frequency fuel function functions fund funding gain game games gap gate gdp gender genre
    goal goals gold governor grade grid group growth guest habitat harbour harvest head height high
    home host hours humidity id idea image impact implication implications imports improvement
    incentive income increase incumbent index indicator industry info ingredient initiative
    institution instrument interval inventor investment issue issues item job judge justification
    key kind label lake landmark language laps last latitude launch launched lead leader league
    lender length level levels licence license lifespan likelihood limit limitation limitations line
    link location longitude loss losses lost low maintenance majority make maker manager mandate margin
    mass match material maximum mayor meaning measure measures medal median medium member members
    memory method metric mileage milestone minimum minister ministry mission mitigation mode model
    month motive mountain museum name nation nationality need needs net network nickname node note
    notes number objection objective objectives occupation office opening operator opponent
    opportunities opportunity option options order organisation organization origin origins outcome
    outcomes output owner pace park part partner partners partnership party patients pay peak
    percent percentage performance period person phase pillar played place plan plans plant platform player
    points population port pos position potential power practice practices predator premiered
    premise presence president prevalence previous price principle priority problem procedure
    process processor producer profession profit program programme progress project property
    proposal pros protein protocol province publisher purchase purpose qualification quantity
    question rainfall range rank rate rates rating ratio reach reading readings reason receipt
    recipient recommendation record reduction ref reference refs region regulation reign release
    released remarks remedy rent requirement requirements research resolution resource resources
    respondents response responsibility responsible result results revenue review reward risk risks
    river role round route runner-up salary sales sample savings schedule school score season seat
    section sector sentence series service serving setting share ship shop shortfall show
    significance silver site size skill skills solution source speaker species speed spending
    sponsor sport stadium staff stage stages stakeholder standard start state station stations
    status step steps stop storage strategy street strength strengths student students style subject
    sum supplier supply support surface symbol symptom symptoms tactic target targets task tasks tax
    teacher team technology temperature term terms territory test tests theme threat threats tier
    time timeline title toll tonnage tool tools topic total tournament town track traffic train
    trains treatment trend turnout turnover type types typical unit units usage use usefulness value
    variable variety vehicle vendor venue version vessel video village volume vote votes wage wages
    ward water weakness weaknesses week weight width wind winner winners wins won worker workers
    writer year years yield yields zone
    """.split()
)


def names_column(cell: str) -> bool:
    """Say whether a cell reads as the name of a column: it ends in a usual noun, or starts with one that an
    addition follows ("Cost per day", "Area (km²)").
    """
    words = [word.lower() for word in _WORDS.findall(cell.split("(")[0].split("[")[0])]
    if not words:
        return False
    last = words[-1].rsplit("-", 1)[-1]
    return last in COLUMN_NOUNS or (len(words) > 1 and words[0] in COLUMN_NOUNS and words[1] in _LINKS)
