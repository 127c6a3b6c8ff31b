"""Words that web pages put round an article: labels of slots, menus, share bars, forms and footers.

Written for this project from general knowledge of news sites, blogs and content systems; released under
the licence of the project. All as ``key`` leaves a line, with which they are compared. ``furniture``
decides by place and neighbourhood whether a line with such words is page furniture; the words alone never do.
"""

from __future__ import annotations

from ..regexes import regex

_NOT_WORD = regex(r"[^\w]+")


def key(text: str) -> str:
    """Reduce a line to what is compared: lower case, no punctuation, no "and", one space between words."""
    words = _NOT_WORD.sub(" ", text.casefold().replace("'", "").replace("’", "")).split()
    return " ".join(word for word in words if word != "and")


def _keys(text: str) -> frozenset[str]:
    # Stored as ``key`` leaves them: reducing two thousand labels at every start would cost a millisecond.
    return frozenset(" ".join(text.split()).split("; "))


AD = _keys(
    """
    advertisement; advertisements; advertisment; advert; story continues below advertisement; sponsored
    content; article continues below advertisement; article continues after advertisement; story
    continues after advertisement; content continues below; continue reading below; advertisement
    continue reading below; sponsored post; advertisement scroll to continue; advertisement scroll to
    continue reading; scroll to continue with content; article continues below this ad; article continues
    after ad; story continues below; skip advertisement; skip ad; paid content; paid post; paid
    advertisement; paid partnership; promoted content; promoted stories; promoted post; ad feedback;
    report this ad; report ad; close ad; hide ad; remove ads; about ads; why this ad; ads by google;
    advertisement feedback; sponsored links; sponsored stories; partner content; content from our
    partner; content from our partners; from our partners; from our sponsors; brought to you by our
    sponsors; brand content; branded content; affiliate links; anzeige; werbung; publicité; publicidad;
    pubblicità; advertentie; reklame; annons; annonce; reklama; reklam; publicidade; mainos; hirdetés;
    διαφήμιση; реклама; advertisement article continues below; post continues below; post continues after
    ad; post continues after advertisement; recipe continues below; recipe continues after ad; continues
    below; story continues after ad; report an ad; sponsored by; sponsored message; sponsor message;
    sponsored ad; a message from our sponsor; a message from our sponsors; this story is sponsored;
    message from our sponsor; thank you to our sponsors; ad loading; advertise here; this is a paid
    advertisement; advertisement space; ad space; your ad here; place your ad here; loading ad; loading
    ads; sponsored content by outbrain; sponsored links by taboola; sponsored stories by taboola; you may
    like sponsored links by taboola; by taboola; recommended by outbrain; recommended by taboola; ad
    scroll to continue; advertisement skip; ad skip; ads by; promoted by taboola; promoted by;
    advertisement remove ads; ad ends in; the ad ends in; continue with ads
    """
)
AD_WEAK = _keys(
    """
    advertising; ad; ads; sponsored; promoted; sponsor; our sponsors; presented by; promotion; supported
    by
    """
)

# Labels that lead to other articles. A title may follow on the same line.
RELATED = _keys(
    """
    see also; read also; also read; read more; read next; read this next; read on; up next; next up;
    related; related article; related articles; related stories; related story; related posts; related
    post; related news; related content; related topics; related coverage; related reading; related
    links; related video; related videos; more on this; more on this story; more on this topic; more on
    this subject; more like this; more stories; more news; more from us; you may also like; you might
    also like; you may be interested in; you might be interested in; you may have missed; you may also
    enjoy; also on; also in this section; also of interest; dont miss; do not miss; in case you missed
    it; must read; must reads; recommended; recommended for you; recommended reading; recommended
    stories; recommended articles; suggested for you; editors picks; editors pick; editors choice;
    trending; trending now; trending stories; trending topics; most read; most popular; most viewed; most
    shared; most commented; most recent; popular; popular posts; popular stories; popular now; popular
    articles; latest; latest news; latest stories; latest posts; latest articles; latest headlines;
    latest videos; top stories; top news; top posts; headlines; more headlines; read the full story; read
    full article; read the full article; full story; continue reading; keep reading; click here to read
    more; learn more; find out more; explore more; discover more; watch next; watch now; watch live;
    watch more; listen now; what to read next; for you; from the archives; from the web; around the web;
    elsewhere on the web; previously; previous coverage; lire aussi; à lire aussi; lesen sie auch; mehr
    zum thema; auch interessant; lee también; le puede interesar; leggi anche; lees ook; leia também;
    related products; customers also bought; customers also viewed; customers who bought this also
    bought; frequently bought together; people also viewed; people also ask; similar products; similar
    articles; similar stories; similar posts; more articles; more posts; more recipes; more to explore;
    more to read; other stories; other news; other articles; you might have missed; top picks; top picks
    for you; top reads; read also on; more headlines for you; also in the news; more in this section;
    more in this series; handpicked for you; stories for you; latest updates; latest comments; latest
    recipes; popular recipes; featured stories; featured posts; featured articles; just in; most
    discussed; most emailed; most watched; most listened; recommended videos; recommended video;
    elsewhere on the site; you may also enjoy reading; you might also enjoy; you might also enjoy
    reading; you will also like; youll also like; more from this section; more from this author; more
    from this series; from around the web; promoted links; around the network; other articles you may
    like; other posts you may like; readers also liked; readers also read; other readers also read; what
    others are reading; also from us; story so far; explore this topic; related tags; related searches;
    related searches in news; from our archive; continue the conversation
    """
)
RELATED_WITH_TITLE = _keys(
    """
    see also; read also; also read; read more; read next; related; related article; related story;
    related post; related news; related video; more on this; up next; next up; must read; dont miss;
    recommended; you may also like; you might also like; in case you missed it; trending; editors pick;
    watch; watch now; listen; previously; read this next; more; read; lire aussi; à lire aussi; lesen sie
    auch; mehr zum thema; lee también; leggi anche; lees ook; leia também; continue reading; explore
    more; you may also enjoy; you may also enjoy reading; you might also enjoy; you might also enjoy
    reading; you might be interested in; you may be interested in; more on this story; more on this
    topic; further reading on this; related reading; related coverage; related content; related stories;
    related articles; related posts; see related; also see; recommended reading; recommended for you;
    watch more; what to read next
    """
)
# A section of this name with a list of links below it is part of the article.
LINK_SECTIONS = _keys(
    """
    see also; related; related articles; related pages; related topics; related links; related reading;
    further reading; recommended reading; related content; related coverage; learn more; find out more;
    siehe auch; voir aussi; véase también
    """
)

NAV = _keys(
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
    navigation; open search; close search; back to all; all rights; privacy terms
    """
)
# Words of the menu that are also everyday headings or list entries: only place and neighbours tell.
NAV_WEAK = _keys(
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
    newspaper; cartoon; obits; popular; edited; posted; hot; new; login register; tip
    """
)

SOCIAL = _keys(
    """
    facebook; twitter; instagram; linkedin; youtube; pinterest; reddit; tumblr; whatsapp; telegram;
    tiktok; snapchat; flipboard; threads; bluesky; mastodon; messenger; fb messenger; viber; wechat;
    weibo; vk; vkontakte; google; google plus; google news; apple news; apple podcasts; spotify;
    soundcloud; digg; stumbleupon; delicious; pocket; line; skype; slack; discord; twitch; vimeo; flickr;
    medium; substack; patreon; xing; mix; hacker news; email; e mail; mail; print; copy link; link
    copied; copied; rss
    """
)
SHARE = _keys(
    """
    share; share this; share it; share now; share via; share on; share with; share article; share story;
    share post; share this article; share this story; share this post; share this page; share this
    content; share this video; share this page on; share this with; share this with friends; share this
    on social media; share this entry; share with friends; share the love; share options; sharing
    options; spread the word; tweet; tweet this; retweet; post; repost; pin; pin it; like; like this;
    likes; love; like us; like us on facebook; like loading; like this loading; follow; follow us; follow
    us on; follow us on social media; follow us on facebook; follow us on twitter; follow us on
    instagram; follow us on google news; follow this topic; follow along; follow me; follow on;
    following; find us on facebook; join us on facebook; join the conversation; join the discussion; join
    us; stay connected; stay in touch; stay informed; stay up to date; keep in touch; connect with us;
    lets connect; social; social links; social media links; print; print this page; print article; print
    this article; printer friendly; printable version; email this; email this article; email article;
    email a friend; email to a friend; e mail this; send; send by email; send to a friend; copy link;
    copy url; save; save article; save for later; save this article; bookmark; bookmark this; favorite;
    clip; listen to this article; listen to article; text size; font size; increase font size; decrease
    font size; larger text; smaller text; gift this article; give this article; cite this article; report
    a typo; report an error; report a problem; report abuse; flag as inappropriate; report this comment;
    permalink; shortlink; embed; embed code; download pdf; view pdf; print recipe; pin recipe; save
    recipe; rate this recipe; pin it for later; pin for later; pin this recipe; share this recipe; print
    this post; print this story; share your love; share the post; share this post with friends; share
    this article on; share this news; share on social media; share this article with; share the article;
    share this via; tweet this story; tag us on instagram; rate this article; rate this post; was this
    helpful; was this article helpful; did you find this helpful; did you find this article helpful;
    listen; listen to this story; listen to story; click here to listen; click to listen; spread the
    love; pin this for later; pin to save; share on twitter; share this on; gift this story; share full
    article; save to read later; add to reading list; hit that share button; play video; play audio; play
    this story; share thread; listen to this post; this video can not be played; this video cannot be
    played; to play this video you need to enable javascript in your browser
    """
)
SUBSCRIBE = _keys(
    """
    subscribe; subscribe now; subscribe today; subscribe here; subscribe to us; subscribe free; subscribe
    for free; subscribe to continue; subscribe to read; subscribe to continue reading; subscribe to our
    newsletter; subscribe to the newsletter; subscribe to our channel; subscribe to our podcast;
    subscribe via email; subscribe by email; subscribe to blog via email; subscribe via rss;
    subscription; subscriptions; digital subscription; print subscription; gift subscriptions; renew;
    renew subscription; unsubscribe; already a subscriber; already a member; become a member; become a
    subscriber; become a supporter; become a patron; join; join now; join today; join free; membership;
    members; start free trial; free trial; start your free trial; try it free; donate; donate now; make a
    donation; support us; support our work; support our journalism; support independent journalism;
    contribute; buy me a coffee; newsletter; newsletters; our newsletter; our newsletters; free
    newsletter; newsletter sign up; newsletter signup; email newsletter; email newsletters; daily
    newsletter; weekly newsletter; the daily newsletter; morning briefing; sign up; sign up now; sign up
    here; sign up today; sign up free; sign up for free; sign up for newsletters; sign up for our
    newsletter; sign up to our newsletter; sign up for our newsletters; sign up for email alerts; sign up
    for alerts; join our newsletter; join our mailing list; join our whatsapp channel; join our telegram
    channel; join our community; mailing list; email alerts; news alerts; breaking news alerts; push
    notifications; enable notifications; get notifications; turn on notifications; get alerts;
    notifications; alerts; text alerts; get the newsletter; get our newsletter; get updates; get email
    updates; get the latest news; get started; get breaking news alerts; your email; your email address;
    email address; enter your email; enter your email address; enter email; enter email address; enter
    your name; your name; first name; last name; thank you for subscribing; thanks for subscribing; thank
    you for signing up; thanks for signing up; you have successfully subscribed; youre subscribed; check
    your inbox; invalid email address; please enter a valid email address; manage newsletters; no thanks;
    not now; maybe later; remind me later; sabonner; abonnez vous; suscríbete; iscriviti; abonnieren;
    newsletter abonnieren; teilen; partager; compartir; condividi; delen; give a gift subscription; gift
    a subscription; upgrade to paid; ready for more; view this email in your browser; view email in
    browser; view in browser; view online; having trouble viewing this email; forward to a friend;
    forward this email; manage your subscription; manage your preferences; unsubscribe from this list;
    unsubscribe here; update subscription preferences; thanks for reading; get app; download app;
    download our app; download our free app; type your email; stay updated; never miss a story; never
    miss a post; dont miss a story; log in to continue reading; sign in to read more; register to
    continue; unlock this article; unlock full access; get unlimited access; get full access; subscribe
    to unlock; subscribe to get access; subscriber only; subscribers only; for subscribers; premium
    content; this is premium content
    """
)
COMMENTS = _keys(
    """
    comments; comment; leave a comment; leave a reply; leave comment; leave a response; leave your
    comment; leave us a comment; add a comment; add comment; post a comment; post comment; post your
    comment; write a comment; submit comment; cancel reply; cancel; reply; replies; view comments; show
    comments; hide comments; load comments; load more comments; view all comments; see all comments; read
    comments; read all comments; no comments; no comments yet; comments are closed; comments closed;
    comments off; comments are off; comments disabled; be the first to comment; be the first to reply;
    log in to comment; sign in to comment; login to comment; sort by; sort by newest; newest first;
    oldest first; best; top comments; discussion; recent comments; your comment; notify me of new
    comments; notify me of follow up comments by email; notify me of new posts by email; trackbacks;
    pingbacks; trackback; kommentare; kommentar schreiben; commentaires; laisser un commentaire;
    comentarios; deja un comentario; commenti; reacties; read comment; discussion about this post;
    discussion about this episode; write a reply; post a reply; join in the discussion; have your say;
    what do you think; share your opinion; your name; comment form; comment policy; sort comments; show
    all comments; view discussion; leave a rating; write your comment; your comment here; name email
    website; name email; subscribe to comments; report comment; top comment; comments section; comment
    section; commenting rules; no comments to show; leave a reply cancel reply; leave a comment cancel
    reply; comments are closed on this story; comments on this article are closed; your comment is
    awaiting moderation
    """
)
NOTICE = _keys(
    """
    all rights reserved; loading; loading comments; please wait; please try again; please try again
    later; something went wrong; an error occurred; page not found; accept; accept all; accept cookies;
    accept all cookies; reject all; reject all cookies; allow all; allow all cookies; decline; decline
    all; i accept; i agree; got it; necessary cookies; necessary; preferences; statistics; marketing;
    functional cookies; performance cookies; cookie consent; cookie banner; we value your privacy; we
    care about your privacy; your privacy matters; javascript is disabled; javascript required; please
    enable javascript; enable javascript; click to enlarge; click here; click for more; tap to unmute;
    play video; pause; play; mute; unmute; volume; full screen; fullscreen; closed captions; replay;
    replay video; autoplay; now playing; video player; video unavailable; this video is unavailable;
    swipe; swipe left; swipe for more; scroll down; scroll; image; image caption; image source; media
    caption; media playback is unsupported on your device; caption; hide caption; toggle caption; enlarge
    this image; enlarge image; view image; view original; source link; original article; follow the
    author; hide; show; translate; translate this page; powered by; powered by google translate;
    copyright notice; print edition; advertiser disclosure; affiliate disclosure; javascript required to
    view; loading more; loading more stories; loading more posts; loading more articles; loading content;
    view original article; opens in new window; opens in a new tab; this content is not available;
    content not available; enable cookies; manage consent; consent preferences; do not consent; consent;
    accept close; accept continue; agree continue; i understand; deny; deny all; save preferences; save
    settings; view preferences; always active; targeting cookies; analytics cookies; strictly necessary
    cookies
    """
)
BYLINE_BOX = _keys(
    """
    about the author; about the authors; about author; about the writer; about me; author; authors; the
    author; author bio; author profile; author archive; author archives; meet the author; written by;
    posted by; post author; more by this author; more from author; more from this author; more from the
    author; more posts by this author; view all posts; view all posts by; all posts by; articles by this
    author; follow the author; contact the author; über den autor; à propos de lauteur; sobre el autor
    """
)

RELATED_STRONG = _keys(
    """
    see also; read also; also read; read more; read next; related article; related story; related post;
    related news; more on this; you may also like; you might also like; in case you missed it; editors
    pick; read this next; continue reading; you may also enjoy; you may also enjoy reading; you might
    also enjoy; related stories; related articles; related posts; you may be interested in; you might be
    interested in
    """
)
# Labels of one or two words that head no section even where text stands below them.
NO_HEADING = _keys(
    """
    share this; share it; share now; tweet; tweet this; retweet; repost; pin it; like this; like us;
    follow us; follow me; sign up; sign up now; sign in; sign out; log in; log out; subscribe now;
    subscribe; join now; register now; email this; print this; send by email; copy link; copy url; cancel
    reply; post comment; reply; load more; show more; show less; see more; see all; view all; accept all;
    reject all; accept cookies; please wait; click here; enter email; no thanks; got it; not now; close
    ad; close menu; open menu; toggle menu; skip ad; donate now; add comment; all rights reserved; no
    comments; comments closed; comments off; hide caption; toggle caption; link copied
    """
)
SHARING = SHARE | SUBSCRIBE | COMMENTS | NOTICE | SOCIAL
ANY = NAV | NAV_WEAK | SHARING
