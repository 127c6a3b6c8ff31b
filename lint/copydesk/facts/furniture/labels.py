"""Words that web pages put round an article: labels of slots, menus, share bars, forms and footers.

Written for this project from general knowledge of news sites, blogs and content systems; released under
the licence of the project. All as ``key`` leaves a line, with which they are compared. ``furniture``
decides by place and neighbourhood whether a line with such words is page furniture; the words alone never do.
"""

from __future__ import annotations

from .menus import NAV as NAV
from .menus import NAV_WEAK as NAV_WEAK
from .menus import key as key
from .menus import keys

AD = keys(
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
    advertisement remove ads; ad ends in; the ad ends in; continue with ads; advertisements remove ads;
    this advertisement has not loaded yet but your article continues below; this ad has not loaded yet
    but your article continues below; anzeigen; publicité continuer la lecture; la publicidad continúa;
    advertisement spot_img; spot_img
    """
)
AD_WEAK = keys(
    """
    advertising; ad; ads; sponsored; promoted; sponsor; our sponsors; presented by; promotion; supported
    by
    """
)

# Labels that lead to other articles. A title may follow on the same line.
RELATED = keys(
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
    related searches in news; from our archive; continue the conversation; recommended from editorial;
    das könnte sie auch interessieren; das könnte dich auch interessieren; ähnliche beiträge; ähnliche
    artikel; neueste beiträge; letzte beiträge; weitere artikel; weitere meldungen; mehr lesen;
    weiterlesen; meistgelesen; articles similaires; articles récents; à lire également; lire la suite;
    sur le même sujet; entradas recientes; entradas relacionadas; artículos relacionados; noticias
    relacionadas; leer más; más leídas; lo más leído; articoli correlati; articoli recenti; leggi tutto;
    i più letti; artigos relacionados; posts recentes; mais lidas; gerelateerde artikelen; gerelateerde
    berichten; lees meer; meer lezen; meest gelezen
    """
)
RELATED_WITH_TITLE = keys(
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
LINK_SECTIONS = keys(
    """
    see also; related; related articles; related pages; related topics; related links; related reading;
    further reading; recommended reading; related content; related coverage; learn more; find out more;
    siehe auch; voir aussi; véase también
    """
)


SOCIAL = keys(
    """
    facebook; twitter; instagram; linkedin; youtube; pinterest; reddit; tumblr; whatsapp; telegram;
    tiktok; snapchat; flipboard; threads; bluesky; mastodon; messenger; fb messenger; viber; wechat;
    weibo; vk; vkontakte; google; google plus; google news; apple news; apple podcasts; spotify;
    soundcloud; digg; stumbleupon; delicious; pocket; line; skype; slack; discord; twitch; vimeo; flickr;
    medium; substack; patreon; xing; mix; hacker news; email; e mail; mail; print; copy link; link
    copied; copied; rss
    """
)
SHARE = keys(
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
    played; to play this video you need to enable javascript in your browser; auf facebook teilen; auf
    twitter teilen; beitrag teilen; artikel teilen; partager sur facebook; partager sur twitter; partager
    cet article; compartir en facebook; compartir en twitter; condividi su facebook; drucken; imprimer;
    imprimir; stampa; share this article in your social network
    """
)
SUBSCRIBE = keys(
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
    content; this is premium content; we respect your privacy; we hate spam; no spam; no credit card
    required; try it free for 14 days; start your trial; your work email; work email; sign up with email;
    are you sure want to unlock this post; you can save this article by registering for free here or sign
    in if you have an account; jetzt abonnieren; zum newsletter anmelden; suscribirse; inscreva se;
    registrati; accedi
    """
)
COMMENTS = keys(
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
    awaiting moderation; kommentar hinterlassen; schreibe einen kommentar; schreiben sie einen kommentar;
    keine kommentare; aucun commentaire; laisser une réponse; commentaires récents; deja una respuesta;
    comentarios recientes; sin comentarios; lascia un commento; nessun commento; deixe um comentário;
    nenhum comentário; geef een reactie; geen reacties; antwort abbrechen; antworten; répondre;
    responder; please enter your comment; please enter your name here; please enter your email address
    here; you have entered an incorrect email address
    """
)
NOTICE = keys(
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
    cookies; article content; we apologize but this video has failed to load; try refreshing your browser
    or; try refreshing your browser; tap here to see other videos from our team; alle rechte vorbehalten;
    tous droits réservés; todos los derechos reservados; tutti i diritti riservati; alle rechten
    voorbehouden; wird geladen; chargement; cargando; alle akzeptieren; tout accepter; aceptar todo
    """
)
BYLINE_BOX = keys(
    """
    about the author; about the authors; about author; about the writer; about me; author; authors; the
    author; author bio; author profile; author archive; author archives; meet the author; written by;
    posted by; post author; more by this author; more from author; more from this author; more from the
    author; more posts by this author; view all posts; view all posts by; all posts by; articles by this
    author; follow the author; contact the author; über den autor; à propos de lauteur; sobre el autor;
    author of the article; authors of the article; article author; story by; words by; about the
    contributor; about the contributors; contributor; contributors; written by admin
    """
)

RELATED_STRONG = keys(
    """
    see also; read also; also read; read more; read next; related article; related story; related post;
    related news; more on this; you may also like; you might also like; in case you missed it; editors
    pick; read this next; continue reading; you may also enjoy; you may also enjoy reading; you might
    also enjoy; related stories; related articles; related posts; you may be interested in; you might be
    interested in
    """
)
# Labels of one or two words that head no section even where text stands below them.
NO_HEADING = keys(
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
