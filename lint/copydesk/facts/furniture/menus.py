"""Words of menus, footers and forms of web pages, and how lines are compared with such words.

Written for this project from general knowledge of news sites, blogs and content systems; released under
the licence of the project. All words stand as ``key`` leaves them.
"""

from __future__ import annotations

from ...base.regexes import regex

_NOT_WORD = regex(r"[^\w]+")


def key(text: str) -> str:
    """Reduce a line to what is compared: lower case, no punctuation, no "and", one space between words."""
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "").replace("’", "")).split()
    return " ".join(word for word in words if word != "and")


def keys(text: str) -> frozenset[str]:
    """Cut a list of labels at its semicolons."""
    # Stored as ``key`` leaves them: reducing two thousand labels at every start would cost a millisecond.
    return frozenset(" ".join(text.split()).split("; "))


NAV = keys(
    """
    categories; category; archives; archive; our authors; our writers; our contributors; our team; tags;
    tag cloud; recent posts; recent comments; blogroll; skip to content; skip to main content; skip to
    navigation; skip navigation; skip to search; skip to footer; skip to main navigation; skip links;
    jump to content; jump to navigation; back to top; return to top; go to top; scroll to top; top of
    page; toggle navigation; toggle menu; main menu; main navigation; primary menu; primary navigation;
    primary sidebar; secondary menu; footer menu; site navigation; site menu; menu; open menu; close
    menu; hamburger menu; navigation; nav; navigation menu; all sections; more sections; sections; quick
    links; quicklinks; useful links; important links; links; site map; sitemap; site index; home;
    homepage; home page; about; about us; contact; contact us; contact form; contact info; contact
    information; get in touch; careers; jobs; work with us; work for us; write for us; advertise;
    advertise with us; advertise here; how to advertise; media kit; press; press room; press releases;
    press center; press centre; newsroom; news tips; send us a tip; submit a tip; got a tip; send a tip;
    our story; our mission; who we are; what we do; editorial policy; editorial guidelines; ethics
    policy; corrections; corrections policy; masthead; staff; staff directory; editorial team; editorial
    board; faq; faqs; help; help center; help centre; support; customer service; customer support;
    customer care; feedback; send feedback; privacy; privacy policy; privacy notice; privacy statement;
    privacy settings; privacy center; your privacy choices; your privacy rights; do not sell my info; do
    not sell my personal information; do not sell or share my personal information; california privacy
    rights; terms; terms of use; terms of service; terms conditions; conditions of use; user agreement;
    legal; legal notice; legal notices; disclaimer; disclosure; cookie policy; cookies; cookie notice;
    cookie settings; cookie preferences; manage cookies; manage preferences; ad choices; adchoices; your
    ad choices; interest based ads; accessibility; accessibility statement; accessibility help; closed
    captioning; closed captioning policy; site feedback; community guidelines; community rules; code of
    conduct; comment policy; comments policy; imprint; impressum; datenschutz; mentions légales; aviso
    legal; sign in; sign out; signin; log in; log out; login; logout; register; sign in or register; log
    in or sign up; my account; my profile; your account; account; account settings; create account;
    create an account; create free account; forgot password; forgot your password; lost your password;
    remember me; username; password; subscriber services; subscriber login; subscription services; manage
    subscription; member login; members only; my subscriptions; my newsletters; saved articles; saved
    items; reading list; my list; bookmarks; search; search for; search this site; search the site; site
    search; advanced search; search results; previous; next; previous post; next post; previous article;
    next article; previous story; next story; previous page; next page; older posts; newer posts; older;
    newer; older entries; newer entries; older comments; newer comments; first page; last page; load
    more; show more; see more; view more; view all; see all; show all; show less; see all posts; view all
    posts; all posts; all news; all articles; all stories; all topics; more topics; topics; browse;
    browse by topic; browse all; back to home; back to homepage; back to all posts; back to articles;
    back to blog; back to news; back to list; view gallery; view comments; expand; collapse; close;
    cancel; submit; ok; skip; go; reset; dismiss; edition; select edition; us edition; uk edition;
    international edition; change location; select language; language; choose language; classifieds;
    classified ads; place an ad; obituaries; public notices; e edition; e paper; epaper; digital edition;
    todays paper; print edition; mobile; mobile app; mobile apps; our apps; apps; download the app; get
    the app; rss; rss feed; rss feeds; feed; feeds; podcasts; podcast; videos; video; photos; photo
    gallery; galleries; gallery; multimedia; image gallery; photo galleries; slideshows; slideshow; live
    tv; live blog; livestream; tv schedule; syndication; licensing; reprints; reprints permissions;
    rights permissions; permissions; content licensing; copyright; copyright notice; dmca; powered by
    wordpress; proudly powered by wordpress; theme by; widgets; meta; entries feed; comments feed;
    wordpress org; kategorien; archiv; menü; startseite; kontakt; suche; anmelden; accueil; rechercher;
    connexion; inicio; buscar; contacto; cerca; zoeken; über uns; nach oben; jump to recipe; jump to
    search; jump to video; jump to comments; skip to recipe; skip to comments; view history; what links
    here; related changes; special pages; permanent link; page information; cite this page; disclaimers;
    mobile view; desktop view; edit source; view source; main page; random page; random article; recent
    changes; upload file; my cart; your cart; view cart; shopping cart; shopping basket; checkout; add to
    cart; add to basket; add to bag; add to wishlist; add to wish list; add to compare; add to
    favourites; add to favorites; buy now; in stock; out of stock; write a review; recently viewed; gift
    cards; track order; track my order; track your order; order status; shipping returns; delivery
    returns; returns exchanges; size guide; size chart; contest rules; eeo report; eeo public file; fcc
    public file; fcc applications; public file; public inspection file; listen live; on air now; now on
    air; recently played; update your preferences; update preferences; email preferences; collection
    notice; start writing; select month; select category; select a month; return to top of page; go back
    to top; reader interactions; secondary sidebar; before header; after header; who is online; whos
    online; board index; forum index; unread posts; new topic; post reply; quick reply; report post;
    report this post; mark all as read; delete cookies; delete all board cookies; all times are utc;
    unanswered topics; active topics; view unanswered posts; view active topics; forum rules; posting
    permissions; share your thoughts; site credits; web design; all posts by date; browse categories;
    browse archives; post navigation; posts navigation; article navigation; posts pagination; page
    navigation; story navigation; archive page; entries rss; comments rss; report this page; report this
    page as inappropriate; start here; work with me; hire me; skip to primary navigation; skip to
    secondary navigation; skip to primary sidebar; skip to after header navigation; report a correction
    or typo; report a correction; report correction; submit a correction; submit a news tip; how to pitch
    us; reproduction copyrights; skip to main; skip to header; skip to article; open navigation; close
    navigation; open search; close search; back to all; all rights; privacy terms; impressum datenschutz;
    politique de confidentialité; política de privacidad; retour en haut; volver arriba; torna su; alle
    kategorien; catégories; categorías; categorie; categorieën; étiquettes; etiquetas; schlagwörter;
    schlagworte; vorheriger beitrag; nächster beitrag; article précédent; article suivant; entrada
    anterior; entrada siguiente; articolo precedente; articolo successivo; no result; view all result; no
    results; view all results
    """
)
# Words of the menu that are also everyday headings or list entries: only place and neighbours tell.
NAV_WEAK = keys(
    """
    x; news; breaking; breaking news; world; world news; us; u s; usa; uk; united kingdom; united states;
    national; nation; international; local; local news; metro; region; regional; state; city; cities;
    community; politics; elections; election; white house; congress; government; law; courts; crime;
    business; economy; finance; money; markets; stocks; bonds; currencies; commodities; personal finance;
    investing; real estate; property; homes; new homes; rentals; housing; companies; industries; energy;
    autos; cars; motoring; motors; transport; traffic; technology; tech; science; space; environment;
    climate; health; healthcare; health care; wellness; fitness; nutrition; medicine; education; schools;
    university; religion; faith; lifestyle; life; living; life style; style; fashion; beauty; food; food
    drink; recipes; dining; restaurants; drink; wine; home garden; garden; gardening; pets; parenting;
    family; relationships; travel; destinations; things to do; events; event calendar; calendar; weather;
    forecast; horoscope; horoscopes; puzzles; crosswords; crossword; sudoku; games; gaming; comics;
    cartoons; quizzes; quiz; lottery; arts; art; art design; culture; entertainment; celebrity;
    celebrities; people; movies; film; films; tv; television; tv radio; radio; music; books; theater;
    theatre; stage; dance; media; awards; reviews; review; features; feature; magazine; opinion;
    opinions; editorials; editorial; columns; columnists; commentary; comment; letters; letters to the
    editor; op ed; op eds; analysis; blogs; blog; voices; perspectives; debate; ideas; polls; sport;
    sports; football; soccer; cricket; rugby; rugby union; rugby league; tennis; golf; basketball;
    baseball; hockey; ice hockey; boxing; cycling; athletics; swimming; racing; horse racing; motorsport;
    formula 1; f1; nascar; nfl; nba; mlb; nhl; mls; wnba; ncaa; mma; ufc; wwe; olympics; high school
    sports; college sports; college football; fantasy football; premier league; champions league;
    betting; scores; fixtures; results; standings; africa; americas; asia; asia pacific; australia;
    canada; china; europe; eu; india; latin america; middle east; mideast; pakistan; russia; ukraine;
    japan; germany; france; england; scotland; wales; ireland; northern ireland; california; new york;
    london; washington; texas; florida; special reports; special report; special coverage; in depth;
    investigations; fact check; explainers; explainer; long reads; data; infographics; interactives;
    interactive; documentaries; series; projects; deals; coupons; shop; shopping; store; marketplace;
    products; services; solutions; resources; industry; insurance; careers; research; reports; webinars;
    white papers; whitepapers; insights; case studies; security; mobile; software; hardware; internet;
    startups; innovation; cybersecurity; artificial intelligence; ai; crypto; military; defense; history;
    obituary; archives; english; español; spanish; deutsch; français; french; arabic; chinese; brexit;
    coronavirus; covid 19; social media; connect; today; live; exclusive; exclusives; subscriber
    exclusives; trending; editions; staff picks; more; article; talk; read; edit; quote; top; website;
    forum; forums; playlist; footer; header; sidebar; name; message; subject; phone; uncategorized;
    uncategorised; page; pages; download; downloads; members; staff; contests; show schedule; shows;
    schedule; on air; weather radar; closings; admin; toggle; published; updated; last updated;
    newspaper; cartoon; obits; popular; edited; posted; hot; new; login register; tip; pricing; docs;
    documentation; on this page; in this article; company; status; customers; enterprise; integrations;
    changelog; developers
    """
)
