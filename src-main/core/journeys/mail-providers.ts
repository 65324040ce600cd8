/** Domains whose addresses say nothing of a company: mail for everybody, of portals and of those who sell access. */

/** With the domain of any country: `hotmail.de`, `yahoo.co.uk`. */
const everywhere = new Set(
  `aol fastmail gmail gmx googlemail hotmail hushmail icloud live lycos mail mailinator msn outlook proton
  protonmail rediffmailpro rocketmail tiscali tutanota wanadoo yahoo yandex ymail yopmail zoho`.split(/\s+/),
)

const others = new Set(
  `126.com 139.com 163.com abv.bg adelphia.net aim.com alice-dsl.net alice.it aliceadsl.fr aon.at arcor.de att.net
  bell.net bellatlantic.net bellsouth.net bigpond.com bigpond.net.au bluewin.ch blueyonder.co.uk bol.com.br
  btconnect.com btinternet.com btopenworld.com c2i.net cableone.net cegetel.net centrum.cz charter.net chello.at
  chello.nl club-internet.fr cogeco.ca comcast.net compuserve.com cox.net daum.net docomo.ne.jp duck.com earthlink.net
  eircom.net email.cz excite.com excite.it fastwebnet.it fibertel.com.ar foxmail.com free.fr freenet.de freeserve.co.uk
  freeuk.com frontier.com frontiernet.net globo.com globomail.com gmx-topmail.de hanmail.net hetnet.nl hey.com
  hispeed.ch home.nl hot.ee i.ua ig.com.br iinet.net.au inbox.com inbox.lv inet.it interia.pl iol.ie iol.it ireland.com
  juno.com kpnmail.nl laposte.net libero.it lineone.net list.ru mac.com mailbox.org mchsi.com me.com mindspring.com nate.com
  naver.com netcologne.de netscape.net netzero.net neuf.fr ntlworld.com ntlworld.ie numericable.fr o2.co.uk o2.ie o2.pl
  oi.com.br onet.pl online.de onlinehome.de optimum.net optonline.net optusnet.com.au orange.fr ozemail.com.au
  pacbell.net pandora.be planet.nl plus.com plusnet.com pobox.com poste.it privaterelay.appleid.com prodigy.net qq.com
  r7.com rambler.ru rcn.com rediffmail.com roadrunner.com rogers.com rr.com sapo.pt sbcglobal.net seznam.cz sfr.fr
  shaw.ca sify.com sina.cn sina.com singnet.com.sg sky.com skynet.be skynet.ie spray.se sunrise.ch supereva.it
  swbell.net sympatico.ca t-online.de talk21.com talktalk.co.uk talktalk.net tds.net telefonica.net telenet.be telia.com
  telstra.com telus.net terra.cl terra.com terra.com.br
  terra.es tin.it tpg.com.au ukr.net uol.com.br upcmail.nl usa.net utanet.at verizon.net virgilio.it
  virgin.net virginmedia.com vodafone.de vodafone.ie voila.fr walla.co.il web.de westnet.com.au windstream.net
  wowway.com wp.pl xs4all.nl xtra.co.nz ya.com ya.ru yeah.net ziggo.nl zonnet.nl`.split(/\s+/),
)

export const isMailProvider = (domain: string): boolean => others.has(domain) || everywhere.has(domain.split('.')[0]!)
