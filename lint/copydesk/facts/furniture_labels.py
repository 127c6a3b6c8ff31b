"""Words that web pages put round an article: labels of slots, menus, share bars, forms and footers.

Written for this project from general knowledge of news sites, blogs and content systems; released under
the licence of the project. All in lower case, compared with a whole line by its ``key``. ``furniture``
decides by place and neighbourhood whether a line with such words is page furniture; the words alone never do.
"""

from __future__ import annotations

from ..regexes import regex

_NOT_WORD = regex(r"[^\w]+")


def key(text: str) -> str:
    """Reduce a line to what is compared: lower case, no punctuation, no "and", one space between words."""
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "").replace("’", "")).split()
    return " ".join(word for word in words if word != "and")


def _lines(text: str) -> frozenset[str]:
    return frozenset(key(line) for line in text.split(";")) - {""}


AD = _lines(
    """
    advertisement; advertisements; advertisment; advert; story continues below advertisement;
    sponsored content; article continues below advertisement; article continues after advertisement;
    story continues after advertisement; content continues below; continue reading below;
    advertisement continue reading below; sponsored post; advertisement scroll to continue;
    advertisement scroll to continue reading; scroll to continue with content;
    article continues below this ad; article continues after ad; story continues below;
    skip advertisement; skip ad; paid content; paid post; paid advertisement; paid partnership;
    promoted content; promoted stories; promoted post; ad feedback; report this ad; report ad; close ad;
    hide ad; remove ads; about ads; why this ad; ads by google; advertisement feedback; sponsored links;
    sponsored stories; partner content; content from our partner; content from our partners;
    from our partners; from our sponsors; brought to you by our sponsors; brand content; branded content;
    affiliate links; anzeige; werbung; publicité; publicidad; pubblicità; advertentie; reklame; annons;
    annonce; reklama; reklam; publicidade; mainos; hirdetés; διαφήμιση; реклама
    """
)
AD_WEAK = _lines(
    "advertising; ad; ads; sponsored; promoted; sponsor; our sponsors; presented by; promotion; supported by"
)

# Labels that lead to other articles. A title may follow on the same line.
RELATED = _lines(
    """
    see also; read also; also read; read more; read next; read this next; read on; up next; next up;
    related; related article; related articles; related stories; related story; related posts;
    related post; related news; related content; related topics; related coverage; related reading;
    related links; related video; related videos; more on this; more on this story; more on this topic;
    more on this subject; more like this; more stories; more news; more from us; you may also like;
    you might also like; you may be interested in; you might be interested in; you may have missed;
    you may also enjoy; also on; also in this section; also of interest; don't miss; do not miss;
    in case you missed it; must read; must reads; recommended; recommended for you; recommended reading;
    recommended stories; recommended articles; suggested for you; editors' picks; editor's picks;
    editor's pick; editor's choice; trending; trending now; trending stories; trending topics; most read;
    most popular; most viewed; most shared; most commented; most recent; popular; popular posts;
    popular stories; popular now; popular articles; latest; latest news; latest stories; latest posts;
    latest articles; latest headlines; latest videos; top stories; top news; top posts; headlines;
    more headlines; read the full story; read full article; read the full article; full story;
    continue reading; keep reading; click here to read more; learn more; find out more; explore more;
    discover more; watch next; watch now; watch live; watch more; listen now; what to read next; for you;
    from the archives; from the web; around the web; elsewhere on the web; previously; previous coverage;
    lire aussi; à lire aussi; lesen sie auch; mehr zum thema; auch interessant; lee también;
    le puede interesar; leggi anche; lees ook; leia também
    """
)
RELATED_WITH_TITLE = _lines(
    """
    see also; read also; also read; read more; read next; related; related article; related story;
    related post; related news; related video; more on this; up next; next up; must read; don't miss;
    recommended; you may also like; you might also like; in case you missed it; trending; editor's pick;
    watch; watch now; listen; previously; read this next; more; read; lire aussi; à lire aussi;
    lesen sie auch; mehr zum thema; lee también; leggi anche; lees ook; leia também; continue reading;
    explore more
    """
)
# A section of this name with a list of links below it is part of the article.
LINK_SECTIONS = _lines(
    """
    see also; related; related articles; related pages; related topics; related links; related reading;
    further reading; recommended reading; related content; related coverage; learn more; find out more;
    siehe auch; voir aussi; véase también
    """
)

NAV = _lines(
    """
    categories; category; archives; archive; our authors; our writers; our contributors; our team; tags;
    tag cloud; recent posts; recent comments; blogroll; skip to content; skip to main content;
    skip to navigation; skip navigation; skip to search; skip to footer; skip to main navigation;
    skip links; jump to content; jump to navigation; back to top; return to top; go to top;
    scroll to top; top of page; toggle navigation; toggle menu; main menu; main navigation; primary menu;
    primary navigation; primary sidebar; secondary menu; footer menu; site navigation; site menu; menu;
    open menu; close menu; hamburger menu; navigation; nav; navigation menu; all sections; more sections;
    sections; quick links; quicklinks; useful links; important links; links; site map; sitemap;
    site index; home; homepage; home page; about; about us; contact; contact us; contact form;
    contact info; contact information; get in touch; careers; jobs; work with us; work for us;
    write for us; advertise; advertise with us; advertise here; how to advertise; media kit; press;
    press room; press releases; press center; press centre; newsroom; news tips; send us a tip;
    submit a tip; got a tip; send a tip; our story; our mission; who we are; what we do;
    editorial policy; editorial guidelines; ethics policy; corrections; corrections policy; masthead;
    staff; staff directory; editorial team; editorial board; faq; faqs; help; help center; help centre;
    support; customer service; customer support; customer care; feedback; send feedback; privacy;
    privacy policy; privacy notice; privacy statement; privacy settings; privacy center;
    your privacy choices; your privacy rights; do not sell my info; do not sell my personal information;
    do not sell or share my personal information; california privacy rights; terms; terms of use;
    terms of service; terms and conditions; terms & conditions; conditions of use; user agreement; legal;
    legal notice; legal notices; disclaimer; disclosure; cookie policy; cookies; cookie notice;
    cookie settings; cookie preferences; manage cookies; manage preferences; ad choices; adchoices;
    your ad choices; interest-based ads; accessibility; accessibility statement; accessibility help;
    closed captioning; closed captioning policy; site feedback; community guidelines; community rules;
    code of conduct; comment policy; comments policy; imprint; impressum; datenschutz; mentions légales;
    aviso legal; sign in; sign out; signin; log in; log out; login; logout; register;
    sign in or register; log in or sign up; my account; my profile; your account; account;
    account settings; create account; create an account; create free account; forgot password;
    forgot your password; lost your password; remember me; username; password; subscriber services;
    subscriber login; subscription services; manage subscription; member login; members only;
    my subscriptions; my newsletters; saved articles; saved items; reading list; my list; bookmarks;
    search; search for; search this site; search the site; site search; advanced search; search results;
    previous; next; previous post; next post; previous article; next article; previous story; next story;
    previous page; next page; older posts; newer posts; older; newer; older entries; newer entries;
    older comments; newer comments; first page; last page; load more; show more; see more; view more;
    view all; see all; show all; show less; see all posts; view all posts; all posts; all news;
    all articles; all stories; all topics; more topics; topics; browse; browse by topic; browse all;
    back to home; back to homepage; back to all posts; back to articles; back to blog; back to news;
    back to list; view gallery; view comments; expand; collapse; close; cancel; submit; ok; skip; go;
    reset; dismiss; edition; select edition; us edition; uk edition; international edition;
    change location; select language; language; choose language; classifieds; classified ads;
    place an ad; obituaries; public notices; e-edition; e-paper; epaper; digital edition; today's paper;
    print edition; mobile; mobile app; mobile apps; our apps; apps; download the app; get the app; rss;
    rss feed; rss feeds; feed; feeds; podcasts; podcast; videos; video; photos; photo gallery; galleries;
    gallery; multimedia; image gallery; photo galleries; slideshows; slideshow; live tv; live blog;
    livestream; tv schedule; syndication; licensing; reprints; reprints and permissions;
    rights and permissions; permissions; content licensing; copyright; copyright notice; dmca;
    powered by wordpress; proudly powered by wordpress; theme by; widgets; meta; entries feed;
    comments feed; wordpress org; kategorien; archiv; menü; startseite; kontakt; suche; anmelden;
    accueil; rechercher; connexion; inicio; buscar; contacto; cerca; zoeken; über uns; nach oben
    """
)
# Words of the menu that are also everyday headings or list entries: only place and neighbours tell.
NAV_WEAK = _lines(
    """
    x; news; breaking; breaking news; world; world news; us; u.s; usa; uk; united kingdom; united states;
    national; nation; international; local; local news; metro; region; regional; state; city; cities;
    community; politics; elections; election; white house; congress; government; law; courts; crime;
    business; economy; finance; money; markets; stocks; bonds; currencies; commodities; personal finance;
    investing; real estate; property; homes; new homes; rentals; housing; companies; industries; energy;
    autos; cars; motoring; motors; transport; traffic; technology; tech; science; space; environment;
    climate; health; healthcare; health care; wellness; fitness; nutrition; medicine; education; schools;
    university; religion; faith; lifestyle; life; living; life & style; style; fashion; beauty; food;
    food & drink; food and drink; recipes; dining; restaurants; drink; wine; home & garden; garden;
    gardening; pets; parenting; family; relationships; travel; destinations; things to do; events;
    event calendar; calendar; weather; forecast; horoscope; horoscopes; puzzles; crosswords; crossword;
    sudoku; games; gaming; comics; cartoons; quizzes; quiz; lottery; arts; art; art & design; culture;
    entertainment; celebrity; celebrities; people; movies; film; films; tv; television; tv & radio;
    radio; music; books; theater; theatre; stage; dance; media; awards; reviews; review; features;
    feature; magazine; opinion; opinions; editorials; editorial; columns; columnists; commentary;
    comment; letters; letters to the editor; op-ed; op-eds; analysis; blogs; blog; voices; perspectives;
    debate; ideas; polls; sport; sports; football; soccer; cricket; rugby; rugby union; rugby league;
    tennis; golf; basketball; baseball; hockey; ice hockey; boxing; cycling; athletics; swimming; racing;
    horse racing; motorsport; formula 1; f1; nascar; nfl; nba; mlb; nhl; mls; wnba; ncaa; mma; ufc; wwe;
    olympics; high school sports; college sports; college football; fantasy football; premier league;
    champions league; betting; scores; fixtures; results; standings; africa; americas; asia;
    asia pacific; australia; canada; china; europe; eu; india; latin america; middle east; mideast;
    pakistan; russia; ukraine; japan; germany; france; england; scotland; wales; ireland;
    northern ireland; california; new york; london; washington; texas; florida; special reports;
    special report; special coverage; in depth; in-depth; investigations; fact check; explainers;
    explainer; long reads; data; infographics; interactives; interactive; documentaries; series;
    projects; deals; coupons; shop; shopping; store; marketplace; products; services; solutions;
    resources; industry; insurance; careers; research; reports; webinars; white papers; whitepapers;
    insights; case studies; security; mobile; software; hardware; internet; startups; innovation;
    cybersecurity; artificial intelligence; ai; crypto; military; defense; history; obituary; archives;
    english; español; spanish; deutsch; français; french; arabic; chinese; brexit; coronavirus; covid-19;
    social media; connect; today; live; exclusive; exclusives; subscriber exclusives; trending; editions;
    staff picks; more
    """
)

SOCIAL = _lines(
    """
    facebook; twitter; instagram; linkedin; youtube; pinterest; reddit; tumblr; whatsapp; telegram;
    tiktok; snapchat; flipboard; threads; bluesky; mastodon; messenger; fb messenger; viber; wechat;
    weibo; vk; vkontakte; google; google plus; google news; apple news; apple podcasts; spotify;
    soundcloud; digg; stumbleupon; delicious; pocket; line; skype; slack; discord; twitch; vimeo; flickr;
    medium; substack; patreon; xing; mix; hacker news; email; e-mail; mail; print; copy link;
    link copied; copied; rss
    """
)
SHARE = _lines(
    """
    share; share this; share it; share now; share via; share on; share with; share article; share story;
    share post; share this article; share this story; share this post; share this page;
    share this content; share this video; share this page on; share this with; share this with friends;
    share this on social media; share this entry; share with friends; share the love; share options;
    sharing options; spread the word; tweet; tweet this; retweet; post; repost; pin; pin it; like;
    like this; likes; love; like us; like us on facebook; like loading; like this loading; follow;
    follow us; follow us on; follow us on social media; follow us on facebook; follow us on twitter;
    follow us on instagram; follow us on google news; follow this topic; follow along; follow me;
    follow on; following; find us on facebook; join us on facebook; join the conversation;
    join the discussion; join us; stay connected; stay in touch; stay informed; stay up to date;
    keep in touch; connect with us; let's connect; social; social links; social media links; print;
    print this page; print article; print this article; printer-friendly; printer friendly;
    printable version; email this; email this article; email article; email a friend; email to a friend;
    e-mail this; send; send by email; send to a friend; copy link; copy url; save; save article;
    save for later; save this article; bookmark; bookmark this; favorite; clip; listen to this article;
    listen to article; text size; font size; increase font size; decrease font size; larger text;
    smaller text; gift this article; give this article; cite this article; report a typo;
    report an error; report a problem; report abuse; flag as inappropriate; report this comment;
    permalink; shortlink; embed; embed code; download pdf; view pdf
    """
)
SUBSCRIBE = _lines(
    """
    subscribe; subscribe now; subscribe today; subscribe here; subscribe to us; subscribe free;
    subscribe for free; subscribe to continue; subscribe to read; subscribe to continue reading;
    subscribe to our newsletter; subscribe to the newsletter; subscribe to our channel;
    subscribe to our podcast; subscribe via email; subscribe by email; subscribe to blog via email;
    subscribe via rss; subscription; subscriptions; digital subscription; print subscription;
    gift subscriptions; renew; renew subscription; unsubscribe; already a subscriber; already a member;
    become a member; become a subscriber; become a supporter; become a patron; join; join now;
    join today; join free; membership; members; start free trial; free trial; start your free trial;
    try it free; donate; donate now; make a donation; support us; support our work;
    support our journalism; support independent journalism; contribute; buy me a coffee; newsletter;
    newsletters; our newsletter; our newsletters; free newsletter; newsletter sign up; newsletter signup;
    newsletter sign-up; email newsletter; email newsletters; daily newsletter; weekly newsletter;
    the daily newsletter; morning briefing; sign up; sign up now; sign up here; sign up today;
    sign up free; sign up for free; sign up for newsletters; sign up for our newsletter;
    sign up to our newsletter; sign up for our newsletters; sign up for email alerts; sign up for alerts;
    join our newsletter; join our mailing list; join our whatsapp channel; join our telegram channel;
    join our community; mailing list; email alerts; news alerts; breaking news alerts;
    push notifications; enable notifications; get notifications; turn on notifications; get alerts;
    notifications; alerts; text alerts; get the newsletter; get our newsletter; get updates;
    get email updates; get the latest news; get started; get breaking news alerts; your email;
    your email address; email address; enter your email; enter your email address; enter email;
    enter email address; enter your name; your name; first name; last name; thank you for subscribing;
    thanks for subscribing; thank you for signing up; thanks for signing up;
    you have successfully subscribed; you're subscribed; check your inbox; invalid email address;
    please enter a valid email address; manage newsletters; no thanks; not now; maybe later;
    remind me later; s'abonner; abonnez-vous; suscríbete; iscriviti; abonnieren; newsletter abonnieren;
    teilen; partager; compartir; condividi; delen
    """
)
COMMENTS = _lines(
    """
    comments; comment; leave a comment; leave a reply; leave comment; leave a response;
    leave your comment; leave us a comment; add a comment; add comment; post a comment; post comment;
    post your comment; write a comment; submit comment; cancel reply; cancel; reply; replies;
    view comments; show comments; hide comments; load comments; load more comments; view all comments;
    see all comments; read comments; read all comments; no comments; no comments yet;
    comments are closed; comments closed; comments off; comments are off; comments disabled;
    be the first to comment; be the first to reply; log in to comment; sign in to comment;
    login to comment; sort by; sort by newest; newest first; oldest first; best; top comments;
    discussion; recent comments; your comment; notify me of new comments;
    notify me of follow-up comments by email; notify me of new posts by email; trackbacks; pingbacks;
    trackback; kommentare; kommentar schreiben; commentaires; laisser un commentaire; comentarios;
    deja un comentario; commenti; reacties
    """
)
NOTICE = _lines(
    """
    all rights reserved; loading; loading comments; please wait; please try again;
    please try again later; something went wrong; an error occurred; page not found; accept; accept all;
    accept cookies; accept all cookies; reject all; reject all cookies; allow all; allow all cookies;
    decline; decline all; i accept; i agree; got it; necessary cookies; necessary; preferences;
    statistics; marketing; functional cookies; performance cookies; cookie consent; cookie banner;
    we value your privacy; we care about your privacy; your privacy matters; javascript is disabled;
    javascript required; please enable javascript; enable javascript; click to enlarge; click here;
    click for more; tap to unmute; play video; pause; play; mute; unmute; volume; full screen;
    fullscreen; closed captions; replay; replay video; autoplay; now playing; video player;
    video unavailable; this video is unavailable; swipe; swipe left; swipe for more; scroll down; scroll;
    image; image caption; image source; media caption; media playback is unsupported on your device;
    caption; hide caption; toggle caption; enlarge this image; enlarge image; view image; view original;
    source link; original article; follow the author; hide; show; translate; translate this page;
    powered by; powered by google translate; copyright notice; print edition
    """
)
BYLINE_BOX = _lines(
    """
    about the author; about the authors; about author; about the writer; about me; author; authors;
    the author; author bio; author profile; author archive; author archives; meet the author; written by;
    posted by; post author; more by this author; more from author; more from this author;
    more from the author; more posts by this author; view all posts; view all posts by; all posts by;
    articles by this author; follow the author; contact the author; über den autor; à propos de l'auteur;
    sobre el autor
    """
)

RELATED_STRONG = _lines(
    """
    see also; read also; also read; read more; read next; related article; related story; related post;
    related news; more on this; you may also like; you might also like; in case you missed it;
    editor's pick; read this next; continue reading
    """
)
# Labels of one or two words that head no section even where text stands below them.
NO_HEADING = _lines(
    """
    share this; share it; share now; tweet; tweet this; retweet; repost; pin it; like this; like us;
    follow us; follow me; sign up; sign up now; sign in; sign out; log in; log out; subscribe now;
    subscribe; join now; register now; email this; print this; send by email; copy link; copy url;
    cancel reply; post comment; reply; load more; show more; show less; see more; see all; view all;
    accept all; reject all; accept cookies; please wait; click here; enter email; no thanks; got it;
    not now; close ad; close menu; open menu; toggle menu; skip ad; donate now; add comment;
    all rights reserved; no comments; comments closed; comments off; hide caption; toggle caption;
    link copied
    """
)
SHARING = SHARE | SUBSCRIBE | COMMENTS | NOTICE | SOCIAL
ANY = NAV | NAV_WEAK | SHARING
