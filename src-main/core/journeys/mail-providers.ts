/** Domains whose addresses say nothing of a company: mail for everybody, of portals and of those who sell access. */

/** With the domain of any country: `hotmail.de`, `yahoo.co.uk`. */
const everywhere = new Set(
  `aol fastmail gmail gmx googlemail hotmail hushmail icloud live mail msn outlook proton protonmail rocketmail tutanota
  yahoo yandex ymail zoho`.split(/\s+/),
)

const others = new Set(
  `126.com 139.com 163.com alice.it att.net bell.net bellsouth.net bigpond.com blueyonder.co.uk bluewin.ch bol.com.br
  btinternet.com centrum.cz charter.net comcast.net cox.net daum.net duck.com earthlink.net email.cz free.fr freenet.de
  hanmail.net hey.com interia.pl kpnmail.nl laposte.net libero.it mac.com me.com naver.com neuf.fr ntlworld.com o2.pl
  onet.pl online.de optonline.net orange.fr planet.nl privaterelay.appleid.com qq.com rambler.ru rediffmail.com
  rogers.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.com sky.com skynet.be sympatico.ca t-online.de
  talktalk.net telenet.be terra.com.br tin.it tiscali.it ukr.net uol.com.br verizon.net virgilio.it virginmedia.com
  wanadoo.fr web.de wp.pl xs4all.nl xtra.co.nz ziggo.nl`.split(/\s+/),
)

export const isMailProvider = (domain: string): boolean => others.has(domain) || everywhere.has(domain.split('.')[0]!)
