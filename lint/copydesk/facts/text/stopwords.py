"""Function words of languages in Latin and Cyrillic script.

Written for this project from general knowledge of each language; released under the licence of the
project. Articles, pronouns, prepositions, conjunctions and forms of "to be" and "to have" only: they make
up a quarter to a half of running prose whatever its subject, which is what ``language`` counts.
"""

from __future__ import annotations

_ENGLISH = (
    "the and of to that which with from this these those have has been were are would could "
    "should their they them there when what where who whose while through between because about "
    "into than then its it's it is was for by our your his her she he not but can such other "
    "each most more only any some if or as at be on an a you we us my me will may might must "
    "upon before after under over against during without within do does did had how why also "
    "both out up so"
)

_DISTINCT = (
    "the and that which with from this these those been were would could should their they them "
    "there when what where whose while through between because about into than it's his her she "
    "but can such each most any some our your you upon before after against during without "
    "within does did how why"
)

ENGLISH = frozenset(_ENGLISH.split())
DISTINCT_ENGLISH = frozenset(_DISTINCT.split())
"""Those of them that are no usual word of another language."""

WORDS: dict[str, str] = {
    "de": "der die das und ist nicht ein eine einer einen einem eines mit von für auf den dem des zu "
    "zur zum im am sich auch als an wird werden wurde wurden sind war waren hat haben hatte nach bei "
    "über aus wie noch nur oder aber vor durch wenn es er sie wir ich ihr sein seine seiner ihre ihren "
    "dass kann können zwischen unter gegen um bis mehr schon sehr diese dieser dieses man vom seit ohne "
    "jedoch sowie",
    "nl": "de het een en van is dat die in te voor met op zijn niet aan er om ook als bij door naar "
    "maar uit nog worden werd werden wordt heeft hebben had over tot deze dit ze hij zij wij je ik of "
    "dan kan kunnen meer tussen tegen onder omdat zoals hun haar wel geen na",
    "fr": "le la les de des du un une et est que qui dans pour par sur pas au aux avec ce cette ces il "
    "elle ils elles nous vous on ne plus se son sa ses leur leurs mais ou où été être ont sont était "
    "avait avoir fait comme tout entre après aussi sans sous dont même très deux depuis contre lors",
    "es": "el la los las de del un una unos unas y que en es por para con no se al lo su sus como más "
    "pero ha han fue ser son este esta estos estas entre sobre también hasta desde cuando muy sin ya "
    "hay era o e donde todo porque según tras contra nos le les",
    "pt": "o a os as de do da dos das um uma e que em no na nos nas por para com não se ao aos à às seu "
    "sua seus suas como mais mas foi ser são está entre sobre também até quando muito sem já há ou pelo "
    "pela pelos pelas ele ela eles isso este esta esse essa porque depois",
    "it": "il lo la i gli le di del della dei delle degli dello un una uno e che in è per con non si al "
    "alla ai alle da dal dalla nel nella nei nelle sul sulla come più ma anche sono era stato stata "
    "essere ha hanno questo questa questi tra fra quando dopo molto senza se ci loro suo sua ed o",
    "ca": "el la els les de del dels un una i que en és per amb no es al als va han ha com més però seu "
    "seva seus aquest aquesta aquests entre sobre també fins des quan molt sense ja hi o on tot perquè "
    "segons ser són pel pels",
    "gl": "o a os as de do da dos das un unha e que en no na por para con non se ao á seu súa máis pero "
    "foi ser son está entre sobre tamén ata cando moi sen xa hai ou polo pola el ela isto",
    "ro": "și de la în a al ale cu pe un o este sunt care că nu din pentru mai se ce au fost fi lui sau "
    "dar prin după între această acest acesta cele cel cea lor ei el ea ca sa său fără până când foarte "
    "iar",
    "sv": "och i att det som en ett på är av för med till den har de inte om var han hon vi du jag ska "
    "skulle kan men från eller när efter vid också mot under mellan över så än hade blir blev varit sig "
    "sin sina deras detta denna dessa ut",
    "da": "og i at det som en et på er af for med til den har de ikke om var han hun vi du jeg skal "
    "skulle kan men fra eller når efter ved også mod under mellem over så end havde bliver blev været "
    "sig sin sine deres dette denne disse ud hvor",
    "nb": "og i at det som en et på er av for med til den har de ikke om var han hun vi du jeg skal "
    "skulle kan men fra eller når etter ved også mot under mellom over så enn hadde blir ble vært seg "
    "sin sine deres dette denne disse ut hvor",
    "fi": "ja on ei että se oli hän ovat joka mutta kun myös tai niin kuin sen ovat olla ollut sekä "
    "jotka jossa siitä mukaan kanssa jälkeen ennen vain vielä jo nyt tämä tämän tässä sitä hänen heidän "
    "eivät voi olisi koska mitä",
    "et": "ja on ei et see oli ta kes mis aga kui ka või nii selle olnud ning oma need tema seda siis "
    "veel juba pärast enne ainult väga nende kuid olid pole saab selles",
    "hu": "a az és hogy nem is egy van volt ez azt meg csak de már mint ha még el ki vagy aki ami amely "
    "lesz lehet nagyon után előtt között szerint ezt ezek azok minden itt ott kell voltak vannak",
    "pl": "i w na z do nie się że jest to o jak po dla od przez ale co za był była było były są oraz "
    "jako które który która tego tym ten ta te może przed między bez tylko także już jego jej ich "
    "został przy lub czy",
    "cs": "a v na se je že s z do o i to jako za pro by ve po k od ale byl byla bylo byly jsou který "
    "která které jeho jejich také podle před mezi bez jen už nebo při až být má jsem však této tento",
    "sk": "a v na sa je že s z do o aj to ako za pre by vo po k od ale bol bola bolo boli sú ktorý "
    "ktorá ktoré jeho ich tiež podľa pred medzi bez len už alebo pri až byť má som však tento táto",
    "sl": "in je v na se da za so z s pri po do od ki kot pa ne bi bil bila bilo tudi ali ter še že med "
    "pred brez le samo njegov njihov ta to te kar lahko več zaradi",
    "hr": "i u je na se da za su s od do o kao ne bi bio bila bilo koji koja koje ali ili te još već "
    "među prije bez samo njegov njihov taj to ta što može više zbog nakon također iz po pri",
    "lt": "ir į yra kad su iš bet kaip buvo tai ne ar per apie už prie nuo jo jos jų taip pat tik po "
    "iki dar jau kuris kuri kurie šis ši prieš tarp be labai gali",
    "lv": "un ir ar no ka par uz bet kā bija tas tā nav vai arī pēc pie līdz vēl jau kas kurš kura kuri "
    "šis šī pirms starp bez tikai viņš viņa viņi ļoti var gan",
    "tr": "ve bir bu da de için ile olarak çok daha gibi ne ama ya o kadar sonra olan değil var her en "
    "mi ki veya ise göre ancak olduğu oldu olduğunu tarafından arasında önce bütün yok şu onun",
    "id": "yang dan di ini itu dengan untuk dari tidak pada dalam akan ke adalah oleh juga karena ada "
    "mereka atau telah sudah bisa dapat lebih saat kepada sebagai tersebut bahwa tetapi namun hanya "
    "kami kita antara setelah",
    "vi": "và của là có không được cho các một những trong với người đã này khi để từ về như cũng đến "
    "ra vào nhiều hơn sẽ bị còn tại rằng nhưng theo đó sau trên",
    "sw": "ya na wa kwa ni katika la za kuwa hii hiyo cha si au lakini pia baada kama huo wao yake zake "
    "hayo ambao ambayo",
    "ru": "и в не на что с по как это к но из у за от о же то так для он она они мы вы был была было "
    "были его её их или если при до после также более только уже может быть который которая которые "
    "чтобы между",
    "uk": "і в не на що з та як це до але із у за від про же то так для він вона вони ми ви був була "
    "було були його її їх або якщо при після також більше тільки вже може бути який яка які щоб між є й",
    "be": "і ў не на што з як гэта да але за ад пра так для ён яна яны мы быў была было былі яго яе іх "
    "або калі пасля таксама больш толькі ўжо можа быць які якая якія каб паміж",
    "bg": "и в не на че с по като това към но от за се е са да той тя те ние вие бил била било били го "
    "му ѝ им или ако при до след също повече само вече може който която които между през",
    "sr": "и у не на да с по као то ка али од за се је су он она они ми ви био била било били га му јој "
    "им или ако при до после такође више само већ може који која које између због",
    "mk": "и во не на дека со по како тоа кон но од за се е да тој таа тие ние бил била било биле го му "
    "ја им или ако при до потоа исто повеќе само веќе може кој која кои меѓу",
}
