"""Two plain sentences by language, between which a line under test stands."""

AROUND = {
    "en": (
        "The harbour at Oldmoor was dredged last spring. Two cranes stand on the quay, and a third is on order.",
        "The ferry leaves at nine and comes back at noon with the mail and the milk of the island.",
    ),
    "de": (
        "Der Hafen von Altmoor wurde im Frühjahr ausgebaggert. Zwei Kräne stehen auf dem Kai, und ein dritter ist bestellt.",
        "Die Fähre fährt um neun und kommt am Mittag mit der Post und der Milch der Insel zurück.",
    ),
    "fr": (
        "Le port de Vieilmoor a été dragué au printemps. Deux grues sont sur le quai, et une troisième est en commande.",
        "Le bac part à neuf heures et revient à midi avec le courrier et le lait de l'île.",
    ),
    "es": (
        "El puerto de Viejomar fue dragado en la primavera. Dos grúas están en el muelle, y una tercera está pedida.",
        "El barco sale a las nueve y vuelve al mediodía con el correo y la leche de la isla.",
    ),
    "it": (
        "Il porto di Vecchiomare è stato dragato in primavera. Due gru sono sulla banchina, e una terza è stata ordinata.",
        "Il traghetto parte alle nove e torna a mezzogiorno con la posta e il latte dell'isola.",
    ),
    "nl": (
        "De haven van Oudmoor is dit voorjaar uitgebaggerd. Twee kranen staan op de kade, en een derde is besteld.",
        "De veerboot vertrekt om negen uur en komt om twaalf uur terug met de post en de melk van het eiland.",
    ),
}
