"""SRC013: a verb of saying that takes sides."""

from collections.abc import Iterator

from copydesk.api import Context, Hit, rule

_WHY = {
    "claim": "suggests that it is not true",
    "admit": "suggests guilt",
    "confess": "suggests guilt",
    "concede": "suggests that the other side won",
    "reveal": "suggests that it is true and was hidden",
    "insist": "suggests that it is not believed",
    "boast": "judges the speaker",
    "brag": "judges the speaker",
    "allege": "suggests wrongdoing",
    "lament": "reads a feeling into the words",
    "bemoan": "reads a feeling into the words",
}


@rule(
    id="SRC013",
    name="loaded-said-verb",
    version=1,
    status="stable",
    severity="info",
    confidence="weak",
    languages=["en"],
    scope=["paragraph", "list-item", "-quote"],
    tags=["attribution", "wording"],
    summary="A verb of saying that judges what is said: claimed, admitted, revealed",
    message="“{text}” {why}; “said” does not",
    rationale="The verb that introduces a statement should not tell the reader what to think of it. Where "
    "the judgement is meant (a confession in court, a "
    "leak), the verb is right and the finding can be let stand.",
    remedy="Write “said”, unless the verb is what happened.",
    references=["https://en.wikipedia.org/wiki/Wikipedia:Manual_of_Style/Words_to_watch#Synonyms_for_said"],
    bad=["The mayor ⟦claimed⟧ that the bridge was safe.", "Anna Holt ⟦admitted⟧ that the mill was old."],
    good=[
        "The mayor said that the bridge was safe.",
        "The flood claimed two lives.",
        "The museum admitted ten visitors.",
        "He claimed his coat.",
    ],
)
def loaded_said_verb(ctx: Context) -> Iterator[Hit]:
    for statement in ctx.facts.attributions.carried:
        if not ctx.in_scope(statement.sentence.block):
            continue
        for carrier in statement.carriers:
            if (
                carrier.shape != "clause"
                or carrier.lemma not in _WHY
                or carrier.kind in ("self", "event", "evidence", "paper")
            ):
                continue
            after = ctx.text[carrier.verb_end : carrier.verb_end + 8].lstrip(" ,")
            if after.startswith(("that ", "“", '"', "he ", "she ", "they ", "it ")):
                yield ctx.hit(
                    carrier.verb_start, carrier.verb_end, why=_WHY[carrier.lemma], carrier=carrier.kind
                )
