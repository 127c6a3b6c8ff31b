"""Words that usually stand at the head of a table column."""

from __future__ import annotations

# Own list: what columns are called in statistics, sports, culture, business and planning tables.
COLUMN_NOUNS = frozenset(
    """
    action actions address advantage advantages affiliates age agency album amount answer approach area
    artist aspect attendance author award away benchmark benefit benefits bronze budget builder
    capability capital car category cause challenge channel character chart city class club code color
    colour comments company composer cons contribution contributions cost countries country county
    course criteria criterion date dates deadline definition deliverable description designer detail
    details developer diameter director disadvantage disadvantages distance district division driver
    duration effect effects element employees end episode event example examples factor factors feature
    film final first focus format founded frequency function functions game games gold grade grid group
    height home host id image impact incumbent indicator industry info ingredient initiative issue
    issues item key label language laps last leader league length level levels link location losses
    manager margin match measure measures medal member method metric milestone mission mitigation model
    month name nation nationality network note notes number objective objectives occupation office
    opponent option options organisation organization origin outcome outcomes owner park part partner
    partners party percent percentage period phase place platform player points population pos position
    premiered price priority problem producer profession program programme project property pros
    province publisher purpose quantity question rank rating ratio reason recommendation record ref
    reference refs region reign release released remarks resource resources responsibility result
    results risk risks role round route runner-up school score season seat section sector series service
    show significance silver size solution source stadium staff stage stages stakeholder start state
    station stations status step steps strategy style surface symptom symptoms target targets task tasks
    team technology term terms territory time timeline title tool tools topic total tournament town
    track trains treatment type types unit units use value venue version video vote votes week weight
    winner winners wins won writer year years zone
    """.split()
)
