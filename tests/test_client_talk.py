"""What machines say to their clients, in six languages, and what people say in the same words."""

from __future__ import annotations

import pytest
from around import AROUND

from copydesk.catalogue import catalogue, ruleset
from copydesk.document.source import Source
from copydesk.input import readers
from copydesk.pipeline.pipeline import lint_document

RULES = ruleset.build(
    catalogue.load(), ruleset.Choice(select=("AIL003", "AIL004", "AIL005", "AIL006"), today="2026-11-28")
)

SAID = """
en|Sure — here's a draft you can use as a starting point.
en|Absolutely! Below you will find a press release written in AP style.
en|Okay, here's a version that leans more on the emotional side of the story.
en|Of course. Here's the rewritten section with a stronger hook:
en|Here's a shorter take on the same paragraph:
en|Here is your updated article, formatted for the web.
en|Below is a rewritten version that keeps the facts but improves the flow.
en|I've trimmed the piece to 300 words and kept the quotes intact.
en|If you'd prefer a more formal register, I can rework the introduction.
en|Do you want me to generate a few alternative headlines?
en|Want me to turn this into a Twitter thread?
en|I can also draft a follow-up email if that would be useful.
en|Just tell me the tone you want and I'll adjust the text.
en|As a large language model trained by Google, I do not have a hometown.
en|I'm an AI, so I can't taste the soup myself.
en|Being an AI, I cannot visit the museum.
en|My training data does not include events after June 2024.
en|I do not have the ability to look up current prices.
en|Because my knowledge only extends to early 2023, some figures may have changed.
en|Unfortunately, I can't open links or attachments.
en|I cannot generate content that promotes gambling.
en|I'm not able to provide real-time traffic updates.
en|It is against my guidelines to name private individuals.
en|Let me know if this works for you or if you want changes.
en|Please let me know whether you'd like any section expanded.
en|This revised draft is about 450 words and has a more neutral tone.
en|Note: I have invented the quote above for illustration; please replace it with a real one.
en|(Feel free to swap in your own anecdote here.)
en|I hope this version better captures your voice.
en|Thank you for the clarification! Here's the corrected paragraph.
en|You're right, I overlooked the second pier. Here is the corrected text.
en|Per your request, I've removed all em dashes.
en|Based on the notes you shared, the meeting went as follows.
en|The article you provided does not mention the cost.
en|ChatGPT can make mistakes. Check important info.
en|[Continue generating]
en|Is there anything else you would like me to change?
en|Would you like this in a different format, such as a table?
en|Shall I go ahead and write the next chapter?
en|I have rewritten the passage so that it matches the style of the author you named.
en|Please provide the rest of the article so I can complete the summary.
en|Once you share the interview notes, I can fill in the quotes.
en|I don't have personal opinions, but many critics praise the play.
en|As an AI, I don't experience hunger.
en|I'm unable to verify this claim because I can't access the internet.
en|I was trained on data up to 2023.
en|This should meet the 800-word requirement you mentioned.
en|The following text has been rewritten to sound more natural:
en|I kept the language simple so that it suits a general audience, as you asked.
en|Let's refine this further if needed!
en|Hope this meets your expectations!
en|I aimed for a warm but professional tone.
en|I’ll now continue with part two of the article.
en|If you want, I can also create an even snappier “front page” version with one-line facts.
en|The above summary stays within your 150-word limit.
en|Here are three headline options:
en|Certainly, here is a possible introduction for your topic:
en|I apologize for the oversight. The corrected table is below.
en|Understood. I'll write the article without naming the company.
en|I am sorry, but as a language model I can't offer an opinion on the referendum.
en|I don't have browsing capabilities, so please check the opening hours.
en|Based on my training data, the dam opened in 1961.
en|My last update was in April 2023, so newer results are missing.
en|Remember, I'm just a virtual assistant and not a doctor.
de|Klar! Hier ist ein Entwurf für den Vereinsbrief.
de|Wenn du möchtest, kann ich den Text auch etwas lockerer formulieren.
de|Wenn du magst, passe ich gern noch den Stil an, etwa für ein Nachrichtenmagazin.
de|Ich hoffe, dieser Text entspricht deinen Vorstellungen.
de|Als KI-Sprachmodell kann ich keine aktuellen Fahrpläne abrufen.
de|Mein Wissensstand reicht bis September 2021.
de|Soll ich daraus noch eine Pressemitteilung machen?
de|Lass mich wissen, ob ich noch etwas ändern soll.
de|Hier ist eine gekürzte Version des Artikels mit etwa 200 Wörtern:
de|Leider kann ich keine Echtzeitinformationen abrufen.
de|Ich habe den Text wie gewünscht gekürzt.
de|Natürlich, gerne! Hier kommt der Artikel:
de|Tut mir leid, aber bei dieser Anfrage kann ich nicht helfen.
de|Bitte teile mir mit, falls du weitere Anpassungen wünschst.
fr|Bien sûr ! Voici un article de 300 mots sur le sujet.
fr|Voici une version améliorée de votre texte :
fr|En tant que modèle de langage, je ne peux pas vérifier ces horaires.
fr|Souhaitez-vous que j'ajoute une conclusion ?
fr|Si vous le souhaitez, je peux raccourcir le deuxième paragraphe.
fr|J'espère que ce texte vous convient.
fr|Ma base de connaissances s'arrête en septembre 2021.
fr|Je suis désolé, mais je ne peux pas répondre à cette demande.
fr|Dites-moi si vous voulez un ton plus formel.
fr|J'ai reformulé votre introduction pour la rendre plus percutante.
es|¡Claro! Aquí tienes una versión más corta del artículo:
es|Espero que te sirva.
es|Como inteligencia artificial, no puedo visitar el lugar.
es|Si quieres, puedo adaptarlo a un tono más informal.
es|¿Te gustaría que lo convierta en una nota de prensa?
es|Lo siento, pero no puedo ayudarte con esa solicitud.
es|Mi información está actualizada hasta 2023.
es|A continuación te presento el texto revisado:
es|Avísame si necesitas algún cambio.
it|Certo, ecco una versione più breve del testo:
it|Fammi sapere se vuoi che modifichi il tono.
it|Come modello linguistico, non ho accesso a informazioni aggiornate.
it|Vuoi che aggiunga un titolo?
it|Se vuoi, posso anche preparare una versione per i social.
it|Spero che questo testo sia utile.
it|Mi dispiace, ma non posso soddisfare questa richiesta.
it|Ecco la versione corretta del tuo articolo.
nl|Zeker! Hier is een kortere versie van het artikel:
nl|Wil je dat ik er nog een kop bij maak?
nl|Als AI-taalmodel heb ik geen toegang tot actuele informatie.
nl|Ik hoop dat dit helpt!
nl|Laat maar weten als je nog iets wilt aanpassen.
nl|Het spijt me, maar daar kan ik je niet bij helpen.
nl|Mijn kennis reikt tot september 2021.
nl|Als je wilt, kan ik de tekst ook formeler maken.
en|Certainly! Below is a concise overview in three paragraphs.
en|Here you go:
en|Here's the full text with the changes applied.
en|Here's how I'd phrase it:
en|I've added a short introduction and moved the statistics to the end.
en|I have replaced the jargon with plain language and cut the second example.
en|I can make it shorter if you need it for print.
en|If you share the exact date, I'll update the paragraph.
en|Let me know which of these you prefer.
en|Let me know your thoughts on this draft!
en|Would you prefer a more casual version?
en|Do you need me to cite sources for this?
en|As an AI assistant, I cannot form opinions about wine.
en|I'm an AI language model and have no access to weather data.
en|Since I am a text-based AI, I cannot display the photograph.
en|My responses are limited to information up to 2022.
en|My training only covers events until October 2023.
en|I was last trained in 2023 and may be out of date.
en|I do not have real-time access to election results.
en|I can't view images, so I have described the likely scene.
en|I'm programmed to be neutral on this subject.
en|I must follow my content policy and leave out the recipe.
en|Unfortunately I am unable to complete this request.
en|Sorry, I can't continue with this topic.
en|That goes beyond what I can help with.
en|The summary you asked for is below.
en|Below is the article you requested.
en|This is a fictional quote; replace it with a real one.
en|(Note: the names in this article are placeholders.)
en|The tone is informative yet approachable, as requested.
en|I tried to keep it under 200 words.
en|Hope that helps! Feel free to reach out with further edits.
en|You can copy and paste this directly into your website.
en|Simply replace the bracketed parts with your own information.
en|Would you like a version optimised for social media?
en|Please verify the dates, as I may have made errors.
en|I generated the quotes for illustration only.
en|ChatGPT: Sure, here is the text.
en|[continued in next response]
en|Is this what you had in mind?
en|Great choice! Let's dive into the history of the pier.
en|Understood, I will avoid bullet points from now on.
en|Thinking... Searching the web... Done.
en|I don't have information about that event in my training data.
en|Given my limitations as an AI, I recommend consulting a lawyer.
en|While I strive for accuracy, I cannot guarantee that these figures are current.
en|Let me rephrase that section for clarity.
en|Okay, let me write that as a news story.
de|Selbstverständlich! Anbei der überarbeitete Absatz.
de|Gern kann ich auch eine kürzere Fassung schreiben.
de|Ich bin eine KI und habe keine eigenen Erfahrungen.
de|Hier ist dein Text in einfacher Sprache:
de|Ich hoffe, das hilft dir weiter!
de|Möchten Sie, dass ich die Überschrift anpasse?
de|Ich kann leider keine Bilder anzeigen.
de|Als Sprachmodell bin ich nicht in der Lage, das zu prüfen.
de|Sag mir einfach Bescheid, wenn der Ton sachlicher sein soll.
de|Bitte beachte, dass meine Informationen nur bis 2023 reichen.
fr|D'accord, voici le texte raccourci :
fr|Je suis une intelligence artificielle et je n'ai pas d'avis personnel.
fr|N'hésitez pas si vous souhaitez d'autres modifications.
fr|Voulez-vous que je reformule le titre ?
fr|J'ai gardé le ton de votre texte et corrigé les fautes.
fr|Je ne peux pas fournir d'informations en temps réel.
fr|Voici quelques propositions de titres :
es|Por supuesto, aquí está el artículo corregido:
es|Soy un modelo de lenguaje y no tengo opiniones.
es|¿Quieres que lo haga más breve?
es|He mantenido el tono de tu texto y he corregido los errores.
es|Espero que este texto te resulte útil.
es|Hazme saber si necesitas más cambios.
it|Certamente! Ecco una bozza dell'articolo.
it|Sono un modello linguistico e non posso esprimere opinioni.
it|Ho mantenuto il tono del tuo testo e corretto gli errori.
it|Posso renderlo più breve, se preferisci.
it|Fammi sapere se desideri altre modifiche.
it|Non ho accesso a dati in tempo reale.
nl|Graag! Hier is de herschreven tekst.
nl|Ik ben een AI en heb geen eigen mening.
nl|Laat me weten of je nog aanpassingen wilt.
nl|Zal ik er ook een kop bij verzinnen?
nl|Ik heb de tekst ingekort en de toon wat formeler gemaakt.
nl|Ik kan geen actuele informatie opzoeken.
nl|Hopelijk is dit wat je zocht!
""".strip().splitlines()

# Only a note at most: people say so, too.
PEOPLE = """
en|I have edited this interview for length and clarity.
en|Let me know if you would like to translate this post into your language.
en|If you want to write for us, let me know and I can send you our style notes.
en|We have revised our terms, as you requested in the survey.
en|My training as a nurse did not include the care of goats.
en|I was trained on the old looms and never took to the new ones.
en|I cannot give you legal advice, but I can tell you what I did.
en|As instructed, I left my shoes at the door and waited.
en|The editor asked me to shorten the article, and I did.
en|Would you like to receive our newsletter?
en|If you have questions about this article, please let us know.
en|I tried to write in a tone that my grandmother would have liked.
en|The first version of the paragraph was longer.
en|This version is faster and uses less memory than the last one.
en|You may want to replace the battery after two years.
en|Feel free to adjust the amount of salt.
en|Here are some headline figures from the report.
en|Let us know which version of the app you use.
en|Please provide the full text of the contract, your name and a phone number.
en|Shall I compare thee to a summer's day?
en|The tutorial lets you expand or shorten the summary as you like.
en|The files you uploaded are kept for thirty days.
en|Based on the information you provided, we will set your premium.
en|I promised to rewrite the chapter if the readers wanted it.
en|If you need a shorter version of the trail, turn left at the barn.
en|I can also offer you a room with a view.
en|We hope this version of the timetable meets your needs.
en|My guidelines for the garden are simple: no nets, no poison.
en|In her letter she wrote that she had shortened the text as you asked.
en|Do you want me to sing, the boy asked.
en|I've written this guide for people who have never sailed.
en|Below is the full text of the speech.
en|Here is the transcript, lightly edited.
en|Sure, the text is long, but it is worth it.
en|I'm happy to answer questions about the book in the comments.
en|The chatbot offered to shorten the article if I wanted.
en|You can ask the model to rewrite a paragraph in a friendlier tone.
en|A prompt such as *rewrite this paragraph in a formal tone* gives poor results.
en|It ended with the words *I hope this helps!* and nobody noticed.
en|The answer began: “Certainly! Here is a draft of your article.”
en|In the third test it refused: 'I'm sorry, but I can't help with that request.'
en|Language models have a knowledge cutoff, after which they know nothing.
en|GPT-4 was trained on data up to 2021.
en|I don't have access to your account, so please call the bank.
de|Hier ist die Liste der Gewinner.
de|Wenn Sie möchten, können Sie auch per Mail antworten.
de|Ich hoffe, das Wetter hält.
de|Gerne! So antwortet die Wirtin auf jede Frage.
de|Wie gewünscht liefern wir die Ware am Montag.
de|Soll ich den Zug nehmen oder das Rad, fragte ich mich.
de|Als Lehrerin kann ich das nicht empfehlen.
de|Lassen Sie mich wissen, ob Sie kommen.
fr|Voici la liste des gagnants.
fr|N'hésitez pas à nous écrire si vous avez des questions.
fr|Si vous le souhaitez, vous pouvez venir à pied.
fr|En tant que maire, je ne peux pas accepter cela.
fr|Bien sûr, voici venir le printemps.
es|Aquí tienes la lista de ganadores.
es|Si quieres, puedes venir a pie.
es|Como alcalde, no puedo aceptar eso.
es|Claro, este pueblo es muy pequeño.
es|Espero que el tiempo mejore.
it|Ecco la lista dei vincitori.
it|Se vuoi, puoi venire a piedi.
it|Come sindaco, non posso accettarlo.
it|Certo, il paese è piccolo.
nl|Hier is de lijst van winnaars.
nl|Als je wilt, kan je ook te voet komen.
nl|Als burgemeester kan ik dat niet aanvaarden.
nl|Natuurlijk is het dorp klein.
en|Here you go, said the baker, and handed me the bread.
en|I've added a recipe for the sauce below.
en|Let me know your thoughts in the comments.
en|I can make it to the party if you drive.
en|Let me tell you about my aunt.
en|I tried to keep it under the bed.
en|This version of the song is slower.
en|You can copy and paste the code into your terminal.
en|Do you need me to bring a chair?
en|I was last in Hull in 2023.
en|I'm programmed to like winter, as all my family is.
en|Sorry, I can't come to the phone right now.
en|That goes beyond what the law allows.
en|Below is the letter that the council sent.
en|Is this what you wanted, asked the king.
en|Let's dive into the history of the pier.
en|While we strive for accuracy, errors may occur.
en|Simply replace the old filter with your new one.
en|I must follow my doctor's orders.
en|Next steps: call the bank and ask for a form.
en|Understood, said the captain, and turned the wheel.
de|Ich hoffe, Sie kommen wieder.
de|Hier ist Ihr Ticket.
de|Ich kann leider nicht kommen.
fr|Je ne peux pas venir demain.
fr|Voici votre billet.
es|Aquí está su billete.
es|No tengo acceso al edificio.
it|Ecco il suo biglietto.
it|Posso venire domani, se vuoi.
es|A continuación encontrará un ejemplo.
es|A continuación te presento un resumen del libro.
es|Espero que te guste.
es|Espero que este artículo te sea útil.
es|Aquí te dejo la receta de mi abuela.
es|Dime qué receta te gusta más.
es|No dude en preguntar por nuestra lista de precios.
it|Spero che vi piaccia.
it|Di seguito trova un esempio.
it|Ecco la versione aggiornata dell'elenco.
it|Fammi sapere quale ricetta preferisci.
de|Ich hoffe, das hilft Ihnen weiter.
de|Hier ist Ihre Liste für den Einkauf.
de|Wenn Sie möchten, kann ich Ihnen ein Zimmer zeigen.
fr|J'espère que cet article vous aidera.
fr|Voici une liste plus complète.
fr|Dites-moi quelle recette vous préférez.
nl|Ik hoop dat dit helpt.
nl|Als u wilt, kan ik u de tuin laten zien.
nl|Ik kan morgen niet komen.
nl|Hier is uw kaartje.
""".strip().splitlines()

# What was printed or posted and then noticed, told in words of our own: the opening of a paper, a business
# page, a magazine, a description in a shop, a summary of a case, a court filing, a textbook.
INCIDENTS = """
en|Certainly, here is a possible introduction for your topic: Batteries with a lithium anode are promising.
en|If you want, I can also create an even snappier “front page” version with one-line figures. Do you want me to do that next?
de|Wenn du magst, passe ich gern noch den Stil an, etwa magaziniger oder ganz ohne Zwischentitel.
en|I'm sorry, but I cannot fulfil this request, it goes against OpenAI's use policy.
en|In summary, the treatment of the injury, I'm very sorry, but I don't have access to real-time information, as I am an AI language model.
en|As of my last knowledge update in September 2021, I cannot confirm that this case exists.
en|Regenerate response
""".strip().splitlines()


def found(case: str) -> list[str]:
    """Return the levels of what is found about a sentence between two paragraphs in its language."""
    language, text = case.split("|", 1)
    before, after = AROUND[language]
    document = readers.read(Source.from_text(f"{before}\n\n{text}\n\n{after}\n", "a.md"), "markdown")
    outcome = lint_document(document, RULES)
    assert not outcome.crashed
    return [finding.severity for finding in outcome.findings]


@pytest.mark.parametrize("case", [*SAID, *INCIDENTS])
def test_talk_with_a_client_is_found(case: str) -> None:
    assert found(case)


@pytest.mark.parametrize("case", INCIDENTS)
def test_what_happened_would_have_failed_the_gate(case: str) -> None:
    assert "error" in found(case)


@pytest.mark.parametrize("case", PEOPLE)
def test_what_people_say_is_no_more_than_a_note(case: str) -> None:
    assert {"error", "warning"}.isdisjoint(found(case))


@pytest.mark.parametrize(
    ("polite", "firm"),
    [
        ("Espero que te guste.", "Como modelo de lenguaje, no tengo opiniones personales."),
        ("Spero che questa guida ti aiuti.", "Come modello linguistico, non ho accesso a internet."),
        ("Ich hoffe, das hilft Ihnen weiter.", "Als KI-Sprachmodell kann ich keine Fahrpläne abrufen."),
    ],
)
def test_a_courtesy_is_a_frame_beside_what_only_machines_say(polite: str, firm: str) -> None:
    language = {"E": "es", "S": "it", "I": "de"}[polite[0]]
    assert found(f"{language}|{polite}") == ["info"]
    assert found(f"{language}|{firm}\n\n{polite}") == ["error", "error"]


LETTER = """# The bench

{before}

Dear Mr Haddad,

{inside}

Kind regards,

Ada Marsh

{behind}
"""
OFFER = "Let me know if you would like a shorter version of the text."


def test_people_write_so_in_letters() -> None:
    def errors(**places: str) -> int:
        filled = {"before": "It is old.", "inside": "It is new.", "behind": "It stands.", **places}
        document = readers.read(Source.from_text(LETTER.format(**filled), "a.md"), "markdown")
        return len(lint_document(document, RULES).findings)

    assert errors(inside=OFFER) == 0
    assert errors(before=OFFER) == errors(behind=OFFER) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Would you like me to shorten the part “History of the pier”?", True),
        ("The favourite was “Would you like me to shorten the text?”, she says.", False),
        ("Her favourite was *Would you like me to shorten the text?* by far.", False),
        ("*Would you like me to shorten the text?*", True),
        ("| Sentence | Times |\n|---|---|\n| Would you like me to shorten the text? | 12 |", False),
        ("Its answer was `Would you like me to shorten the text?` again.", False),
    ],
)
def test_only_what_is_mentioned_is_left_alone(text: str, said: bool) -> None:
    assert bool(found(f"en|{text}")) == said
