/** Addresses of the pages on which people order or sign up, in the languages of shops and sites. */
import { decodedPath } from '../../../shared/text/decoded-path.ts'

/** As a segment reads in lower case, without marks on letters and between words. */
const words = new Set([
  ...['cart', 'shoppingcart', 'viewcart', 'basket', 'bag', 'checkout', 'checkouts', 'onepagecheckout', 'payment', 'placeorder'],
  ...['orderconfirmation', 'ordercomplete', 'ordersummary', 'orderreceived', 'ordersuccess', 'confirmation', 'thankyou', 'thanks'],
  ...['signup', 'register', 'registration', 'createaccount'],
  ...['warenkorb', 'einkaufswagen', 'kasse', 'bestellen', 'bestellung', 'bezahlen', 'danke', 'vielendank', 'anmelden', 'anmeldung', 'registrieren', 'registrierung'],
  ...['panier', 'caisse', 'commande', 'commander', 'paiement', 'merci', 'inscription', 'sinscrire'],
  ...['carrito', 'cesta', 'pedido', 'finalizarcompra', 'pago', 'gracias', 'registro', 'registrarse'],
  ...['carrinho', 'sacola', 'finalizarpedido', 'pagamento', 'obrigado', 'obrigada', 'cadastro', 'inscricao'],
  ...['carrello', 'cassa', 'ordine', 'grazie', 'registrazione', 'iscrizione'],
  ...['winkelwagen', 'winkelmand', 'winkelmandje', 'afrekenen', 'bestelling', 'bedankt', 'aanmelden', 'registreren'],
  ...['koszyk', 'zamowienie', 'kurv', 'indkobskurv', 'varukorg', 'kassa', 'ostoskori'],
]) // prettier-ignore

const plain = (segment: string): string =>
  segment
    .replace(/\.(?:html?|php|aspx?|jsp)$/i, '')
    .normalize('NFD')
    .replace(/[\p{M}\s_'-]/gu, '')
    .toLowerCase()

/** Whether a page, or the host it is on (`checkout.example.com`), is such an address: by whole segments, so that an article about carts is none. */
export const isStepAddress = (path: string, host: string): boolean =>
  [...decodedPath(path).split('/'), host.split('.')[0]!].some((segment) => words.has(plain(segment)))
