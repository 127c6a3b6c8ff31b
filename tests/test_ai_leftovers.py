"""What chat products leave in pasted text, and the sentences that only look like it."""

from __future__ import annotations

import pytest

from copydesk.catalogue import catalogue, ruleset
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import lint_document

RULES = ruleset.build(catalogue.load(), ruleset.Choice(select=("AIL",), today="2026-11-22"))
FILLER = (
    "The harbour at Oldmoor was dredged last spring. Two cranes stand on the quay, and a third is on order."
)

LEFTOVERS = """
AIL001|The quay is 400 metres long :contentReference[oaicite:7]{index=7}.
AIL001|Freight doubled in ten years【8:2†port.pdf】.
AIL001|The crane was built in Gdansk citeturn2search1turn2news4.
AIL001|[cite_start]Dredging began in May[cite: 2, 5].
AIL001|The plan is [attached](sandbox:/mnt/data/plan.xlsx).
AIL001|Tolls rose twice [web:4][web:9].
AIL001|The chart <grok_card>{"id":"a1"}</grok_card> shows the tides.
AIL002|See [the plan](https://oldmoor.example/plan?lang=en&utm_source=chatgpt.com).
AIL002|Read more at https://oldmoor.example/?utm_source=perplexity for the tolls.
AIL003|As an AI language model, I have never seen the quay.
AIL003|I'm just an AI assistant, so treat the tolls as a guess.
AIL003|As a large language model, I cannot sail.
AIL003|I do not have personal experiences with ferries.
AIL004|As of my last knowledge update in April 2024, the crane had not arrived.
AIL004|My knowledge cutoff is in 2023, and the tolls may have changed.
AIL004|I don't have access to real-time information about sailings.
AIL004|Up to my last training data, the quay had two cranes.
AIL005|I'm sorry, but I can't help with that request.
AIL005|I cannot provide legal advice about moorings.
AIL005|I apologize, but I am unable to write about this harbour.
AIL005|I won't be able to continue; your request violates the content policy.
AIL006|Certainly! Here's a short portrait of the harbour.
AIL006|Here is the revised version of your article, with a shorter lead:
AIL006|I hope this helps with your story!
AIL006|Let me know if you'd like a version for social media.
AIL006|Would you like me to add a table with the tolls?
AIL006|Feel free to adjust the tone.
AIL006|I've rewritten the article in a friendlier tone.
AIL006|Great question!
AIL006|If you'd like, I can turn this into a newsletter.
AIL006|ChatGPT said:
AIL007|The harbour master, [Insert name], opened the quay.
AIL007|It cost [AMOUNT] million, said [NAME OF OFFICIAL].
AIL007|The quay opened on 2026-XX-XX.
AIL007|Write to [your email here] for tickets.
AIL007|Lorem ipsum dolor sit amet.
AIL008|(Word count: 640)
AIL008|Meta description: A walk along the new quay of Oldmoor.
AIL008|This article follows your guidelines on length.
AIL011|Port Office. Annual report. 2025. ↩
""".strip().splitlines()

NONE = """
Tern does not support any pumps that are not mentioned in this document.
Settings not documented on this page may change without notice.
We show you the new lock. Here is a short introduction and a picture of each gate.
“As an AI language model, I have no opinion,” the bot replied.
The chatbot wrote that as an AI language model it could not say.
The phrase “as of my last knowledge update” turned up in forty papers.
Replies such as "I'm sorry, but I can't help with that request" annoy customers.
He searched for “Regenerate response” and found a hundred theses.
The prompt ended with “Let me know if you need more”.
“I hope this helps,” the harbour master told the crew.
“Certainly! Here is your key,” said the clerk.
Certainly the quay is long, but the boats are longer.
Of course, here the river is wide, and the tide is strong.
Sure enough, here is where the crane fell.
Here is a list of harbours with new cranes.
Here are the ten longest quays in the north.
I cannot provide for a family of six on this, one docker writes.
I can't help laughing when I see the crane.
We are unable to provide figures, the port office said.
I am sorry that the ferry was late.
As a model of its kind, the crane is without equal.
As an AI researcher, I have seen many such claims.
As an assistant at the port office, I sold tickets.
My training as a pilot took three years.
Until my last day at the port I kept a diary.
The cut-off date for bids is 4 May.
The model's knowledge cutoff is 2024, its maker says.
The bureau has no access to real-time data on tides.
The letter was signed [sic] by the mayor.
The mayor [then a docker] led the strike.
See [the plan](https://oldmoor.example/plan) and [your ticket](https://oldmoor.example/t).
See [the plan](https://oldmoor.example/plan?utm_source=newsletter&utm_medium=email).
The code `[INSERT NAME]` marks a slot in the form.
The claim about tolls[citation needed] was struck out.
The word count of the treaty doubled in a year.
Her teacher asked her to write an article about the quay.
It was a great question, and nobody had an answer.
The ferry turned 0 degrees and then turned 2 miles later.
The Tokyo paper 【夜の港】 sold out.
The bot's answer violates its maker's own guidelines.
Feel free to bring your dog on board.
If you would like a cabin, you can book one at the quay.
The union will let members know if the vote is delayed.
""".strip().splitlines()

# Columns, letters, blogs and service boxes speak to their readers as well.
FIRST_PERSON = """
I updated this post in March with new prices.
I have updated this article to include the new fares.
I've added a map at the end of the page.
I've rewritten my will twice since then.
Let me know if you spot a mistake.
Let me know in the comments if you have been there.
If you have tips, let me know by email.
If you need more information, call the port office.
If you like, you can walk to the pier.
If you want, I can meet you at the pier, the captain had told him.
I can help you find a berth, reads the sign.
I would be happy to see the crane go.
I'm happy to help with the harvest.
I am here to stay.
I'm not able to sleep near the quay.
I cannot support this bill and neither should you.
I can't answer that question, and neither can the mayor.
I cannot access my account since Monday.
I can't provide for my children on this wage.
I'm sorry, but the crane is ugly.
I'm sorry, but I can't stand the crane.
I am not allowed to write about the trial.
I apologise for the error in last week's column.
Here is the full list of winners.
Here is a summary of the day's events.
Here are five tips for a longer life.
Here's your guide to the election.
Here is the final report of the committee.
Here is a short history of the pier.
Here's a new version of the old ferry.
Below is a list of all cranes.
Here is the updated version of the timetable.
The following is an edited version of the interview.
This is an edited version of a speech given in Bonn.
Here are the updated figures.
Here is an edited extract from her book.
Below is an edited transcript of our conversation.
Great! The ferry is back.
Sure! Everyone loves a crane.
Absolutely! Bring the kids.
Of course! The tide was out.
Thank you for reading, and see you next week.
Thanks for the memories, Oldmoor.
You're right to worry about the tide.
My knowledge of the port is limited.
Based on my knowledge of ships, this one is old.
As of my last visit, the crane was red.
Since my last update, the garden has grown.
Up to my last day I worked at the quay.
My training as a nurse was over in May.
I was trained by the navy.
I do not have current figures for the port.
I don't have an opinion on cranes.
I don't have personal experience of war.
As a model, she earned little.
As an AI company, we must be open, its head said.
As AI models grow, so do their bills.
I am an AI sceptic.
I'm an AI optimist, and I write about ports.
I am Claude, your guide.
The request violates the rules of the port.
Your request goes to the harbour master.
Would you like to visit the pier?
Would you like a cabin with a view?
Do you want me to lie?
Should I continue to take the pills?
Shall I wait for you at the quay?
Feel free to ask at the desk.
Feel free to adapt the recipe.
Feel free to ask questions during the tour.
I hope this helps the people of Oldmoor.
I hope that helps to explain the strike.
Final tip: check the tide tables before you go.
You are a journalist, and you know the rules.
You are an experienced sailor.
Is there anything else to see in Oldmoor?
The revised version of the bill keeps the tax.
This updated version of the ferry is faster.
The new chat show starts on Monday.
Copy code and paste it.
Regenerate the soil with clover.
Gemini can make mistakes, as its maker admits.
ChatGPT can make mistakes; the firm warns of them.
ChatGPT said to be in talks with publishers
Searched the sites of nine ports.
The link is [here] and the note [see map].
The room number is [redacted].
Title: mayor. Name: Ruth Keller.
Class XX trains and the Super Bowl XX
She wrote "[name]" on the form.
The court heard that [name withheld] was there.
[Photo: Ada Marsh]
[Update: 4 pm]
[Continued on page 4]
(add water here and there)
The tool uses {name} in its text.
Word count matters in poems.
Keywords: port, harbour
Tone: the music of the port
To-do lists help.
TODO lists help, he says.
I can also write a cheque.
I could also make a table from the door.
If you prefer, I could also cook fish.
I kept the original door.
As requested, the office sent the file.
I must decline the invitation.
Let me know what you think in the comments.
Let me know if you want to come along.
Let me know if that works.
I've created a map of all cranes for this column, and you asked for it.
I have included a recipe below.
""".strip().splitlines()

OTHER_LANGUAGES = """
Der Hafen bleibt bis zum Sommer geschlossen. Ich hoffe, das hilft den Fischern, sagt die Stadt, die den Kai nicht sanieren will.
Als Modell für andere Häfen gilt der neue Kai. Leider kann die Stadt dazu keine Angaben machen, weil die Zahlen noch fehlen.
Le port reste fermé jusqu'à l'été. Je ne peux pas vous aider, répond la mairie à tous ceux qui demandent une place au quai.
""".strip().splitlines()


def found(text: str, format: str = "markdown", path: str = "") -> list[str]:
    document = readers.read(Source.from_text(text, path or f"article.{format}"), format)
    outcome = lint_document(document, RULES)
    assert not outcome.crashed
    return sorted({finding.rule_id for finding in outcome.findings})


def test_there_are_forty_of_each() -> None:
    assert len(set(LEFTOVERS)) == 40 <= len(set(NONE))


@pytest.mark.parametrize("case", LEFTOVERS)
def test_leftover_is_found(case: str) -> None:
    rule, text = case.split("|", 1)
    for variant in (text, text.replace("'", "’")):
        assert rule in found(f"# The harbour\n\n{FILLER}\n\n{variant}\n\n{FILLER}\n")


@pytest.mark.parametrize("text", [*NONE, *FIRST_PERSON])
def test_sentence_that_only_looks_like_it_is_silent(text: str) -> None:
    assert found(f"# The harbour\n\n{FILLER}\n\n{text}\n\n{FILLER}\n") == []


@pytest.mark.parametrize(
    "case", [case for case in LEFTOVERS if case[:6] not in ("AIL001", "AIL002", "AIL007", "AIL011")]
)
def test_quoted_discussed_and_coded_leftovers_are_silent(case: str) -> None:
    text = case.split("|", 1)[1].rstrip(".!:")
    assert found(f"# The harbour\n\nThe bot answered: “{text}.” {FILLER}\n") == []
    assert found(f"# The harbour\n\nThe bot answered:\n\n> {text}\n\n{FILLER}\n") == []
    assert found(f"# The harbour\n\nThe answer was this:\n\n```\n{text}\n```\n\n{FILLER}\n") == []
    assert found(f"# The harbour\n\nSome pages contain `{text}` and more.\n") == []


@pytest.mark.parametrize(
    "case", [case for case in LEFTOVERS if case[:6] in ("AIL001", "AIL002", "AIL007", "AIL011")]
)
def test_marks_in_code_are_silent(case: str) -> None:
    text = case.split("|", 1)[1]
    assert found(f"# The harbour\n\n```\n{text}\n```\n\n{FILLER}\n") == []


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_other_languages_are_silent(text: str) -> None:
    assert found(f"{text}\n\n{text}\n") == []


@pytest.mark.parametrize(
    ("text", "format", "path"),
    [
        ("<p>The **quay** is long and the **crane** is high.</p>", "html", ""),
        (
            "== Quay ==\n\nThe '''quay''' is long.<ref>Port</ref> See [the plan](https://a.example/p).\n",
            "text",
            "a.wiki",
        ),
        ("The quay\n\n## Cranes\n\nThe **quay** is long; the **crane** is high.\n", "text", ""),
        ("# Quay\n\nThe '''quay''' is long.\n\n== Cranes ==\n\nTwo.\n", "markdown", ""),
    ],
)
def test_foreign_markup_is_one_finding(text: str, format: str, path: str) -> None:
    document = readers.read(Source.from_text(text, path or f"a.{format}"), format)
    findings = [f for f in lint_document(document, RULES).findings if f.rule_id == "AIL009"]
    assert len(findings) == 1
    assert "readers see the marks" in findings[0].message


def test_markup_at_home_is_silent() -> None:
    assert (
        found("# Quay\n\nThe **quay** is long. See [the plan](https://a.example/p).\n\n## Cranes\n\nTwo.\n")
        == []
    )
    assert (
        found(
            "== Quay ==\n\nThe '''quay''' is long.<ref>Port</ref> [[File:Quay.jpg|thumb]]\n", "text", "a.wiki"
        )
        == []
    )
    assert found("<h2>Quay</h2><p>The <b>quay</b> is long, and 2**3 is 8.</p>", "html") == []
    assert found("The quay is *very* long.\n\n* one\n* two\n", "text") == []


def test_chat_links_are_information_only() -> None:
    text = "# Quay\n\nSee [the answer](https://chatgpt.com/share/77-ab) and https://chat.openai.com/c/12.\n"
    document = readers.read(Source.from_text(text, "a.md"), "markdown")
    findings = lint_document(document, RULES).findings
    assert [(f.rule_id, f.severity, f.text) for f in findings] == [
        ("AIL002", "info", "https://chatgpt.com/share/77-ab"),
        ("AIL002", "info", "https://chat.openai.com/c/12"),
    ]
    assert (
        found("# Quay\n\nThe firm behind [ChatGPT](https://chatgpt.com) is [here](https://openai.com).\n")
        == []
    )
