//! Sums of money: "$5 million", "€20", "US$ 3bn", "40 miliardi di dollari", "50 cents", "tens of millions in
//! losses".

use rust_decimal::Decimal;

use super::super::number::{Form, Numeral};
use super::{Draft, Site, measure};
use crate::lang::pack::{Currency, Role};
use crate::model::{Amount, Value};
use crate::segment::{Case, TokenKind};

/// Reads a sum of money.
pub(super) fn money(site: &Site) -> Option<Draft> {
    if matches!(site.numeral.form, Form::Ordinal | Form::Roman) || site.numeral.attached.is_some() {
        return None;
    }
    before(site).or_else(|| behind(site)).or_else(|| loss(site))
}

/// Reads a currency before the number: "$5", "US$ 5", "EUR 5".
fn before(site: &Site) -> Option<Draft> {
    let last = site.numeral.core.start.checked_sub(1)?;
    if !site.continues(site.numeral.core.start) || site.numeral.form == Form::Article {
        return None;
    }
    if let Some(code) = millions_at(site, last) {
        // "MSEK 90"
        let value = Value::Money {
            amount: site.amount().times(MILLION)?,
            currency: Some(code),
        };
        return Some(Draft {
            tokens: last.min(site.numeral.tokens.start)..site.end(),
            core: last..site.end(),
            value,
            head: None,
            rule: "money",
        });
    }
    let (start, currency) = sign_ending(site, last).or_else(|| {
        let code = code_at(site, last).filter(|_| !may_be_name(site, last))?;
        Some((last, code))
    })?;
    let (end, amount) = with_cents(site, site.end(), site.amount());
    // "$24 US", "5 000 $ CA": what stands behind as well tells more, unless it is the next number's: "$24 $36".
    let is_next = |end: usize| {
        let next = site.context.numerals.get(site.idx + 1);
        next.is_some_and(|next| next.core.start == end)
            && site.continues(end)
            && !site.is_word(end - 1)
    };
    let (end, currency) = match currency_at(site, end) {
        Some((end, Some(more))) if !is_next(end) => (end, Some(more)),
        _ => (end, currency),
    };
    let (start, amount) = match amount.times(Decimal::NEGATIVE_ONE) {
        Some(negative) if is_minus_before(site, start, end) => (start - 1, negative),
        _ => (start, amount),
    };
    Some(Draft {
        tokens: start.min(site.numeral.tokens.start)..end,
        core: start..end,
        value: Value::Money { amount, currency },
        head: None,
        rule: "money",
    })
}

/// Returns whether the number stands behind a code that may be a name: "COP 26".
pub(super) fn follows_doubtful_code(site: &Site) -> bool {
    let start = site.numeral.core.start;
    let before = start.checked_sub(1).filter(|_| site.continues(start));
    before.is_some_and(|at| code_at(site, at).is_some() && may_be_name(site, at))
}

/// Returns whether the number stands behind a code that can be no name there: "SGD1.75 billion".
pub(super) fn follows_sure_code(site: &Site) -> bool {
    let start = site.numeral.core.start;
    let before = start.checked_sub(1).filter(|_| site.continues(start));
    before.is_some_and(|at| code_at(site, at).is_some() && !may_be_name(site, at))
}

/// Returns whether the code before the number may as well be a name with its number: "COP 26", "RON 95"; not "COP 26
/// million", "COP 2.500", "EUR 26".
fn may_be_name(site: &Site, at: usize) -> bool {
    let is_low = site
        .amount()
        .single()
        .is_some_and(|n| n < Decimal::ONE_HUNDRED && n.fract().is_zero());
    let has_separator = 1 < site.numeral.core.len();
    is_low
        && !has_separator
        && site.numeral.scale == Decimal::ONE
        && !SURE_CODES.contains(&site.text(at))
}

/// Returns whether a minus stands right before the sign of a currency: "a profit of -$5m", "(-€12)"; not in "the
/// price -$5- was", "$5-$10".
fn is_minus_before(site: &Site, start: usize, end: usize) -> bool {
    let Some(minus) = start.checked_sub(1).filter(|_| site.glued(start)) else {
        return false;
    };
    let is_minus = |at: usize| matches!(site.text(at), "-" | "−");
    let opens = minus
        .checked_sub(1)
        .and_then(|before| site.token(before))
        .is_some_and(|before| match before.kind {
            TokenKind::Word => !site.glued(minus),
            _ => site.text(minus - 1) == "(",
        });
    is_minus(minus)
        && opens
        && site.continues(minus)
        && site.sign_at(start).is_some()
        && !(site.glued(end) && is_minus(end))
}

/// Reads a currency behind the number: "5 €", "5 Millionen Dollar", "millions de$", "5-euro".
fn behind(site: &Site) -> Option<Draft> {
    if let Some(draft) = short_form(site) {
        return Some(draft);
    }
    let at = site.past_of(site.behind());
    if let Some(code) = millions_at(site, at) {
        // "120 MEUR"
        let value = Value::Money {
            amount: site.amount().times(MILLION)?,
            currency: Some(code),
        };
        return Some(site.whole(at + 1, value, "money"));
    }
    if let Some((end, scale, code)) = scaled_code(site, at) {
        let value = Value::Money {
            amount: site.amount().times(scale)?,
            currency: Some(code),
        };
        return Some(site.whole(end, value, "money"));
    }
    let (end, currency) = currency_at(site, at).or_else(|| currency_at(site, site.behind()))?;
    let is_one = site.numeral.form == Form::Article && !site.is_hyphen(site.end());
    if is_one && (currency.is_none() || is_noun_phrase(site, end)) {
        return None;
    }
    if is_unit_beyond(site, at, end) || measure::weighed(site, at).is_some() {
        return None;
    }
    if is_hundredth(site, at) {
        let amount = site.amount().times(Decimal::new(1, 2))?;
        return Some(site.whole(end, Value::Money { amount, currency }, "cents"));
    }
    let (end, amount) = with_cents(site, end, site.amount());
    Some(site.whole(end, Value::Money { amount, currency }, "money"))
}

/// Reads "500 mdd", millions of dollars in one short word.
fn short_form(site: &Site) -> Option<Draft> {
    let last = site.end().checked_sub(1)?;
    let is_scaled = Decimal::ONE < site.numeral.scale && site.numeral.core.start < last;
    let Some(Currency::Whole(Some(code))) = site.tables.currencies.word(site.fold(last)) else {
        return None;
    };
    let value = Value::Money {
        amount: site.amount(),
        currency: Some(code.clone()),
    };
    is_scaled.then(|| site.whole(site.end(), value, "money"))
}

/// Returns whether a noun phrase goes on behind an article and a currency: "un dólar fuerte" is no sum, and
/// "un euro por litro" is one.
fn is_noun_phrase(site: &Site, at: usize) -> bool {
    site.is_word(at) && !site.tables.stops.contains(site.fold(at))
}

/// Reads a large number of losses: "dizaines de millions de pertes".
fn loss(site: &Site) -> Option<Draft> {
    let large = Decimal::from(10_000);
    if site.amount().max().or(site.amount().min())? < large {
        return None;
    }
    let at = [site.end(), site.past_of(site.end())]
        .into_iter()
        .find(|at| {
            site.continues(*at) && site.tables.sums.at(site.context.document, *at).is_some()
        })?;
    let (len, ()) = site.tables.sums.at(site.context.document, at)?;
    let value = Value::Money {
        amount: site.amount(),
        currency: None,
    };
    Some(site.partial(at + len, None, value, "money by what it is for"))
}

/// Returns the token behind a currency that begins at the token, and its code where that is told.
fn currency_at(site: &Site, at: usize) -> Option<(usize, Option<String>)> {
    if !site.continues(at) {
        return None;
    }
    let document = site.context.document;
    if let Some((len, currency)) = site.tables.currencies.at(document, at) {
        let (Currency::Whole(code) | Currency::Cent(code)) = currency;
        return Some((at + len, code.clone()));
    }
    if let Some(code) = code_at(site, at) {
        // "3 USD50 cards": the code is the next number's.
        let is_next = site.glued(at + 1) && site.is_number(at + 1);
        return (!is_next).then_some((at + 1, code));
    }
    let letters = usize::from(site.is_word(at) && site.glued(at + 1));
    let (start, code) = match letters {
        // "500 M€": the letter before the sign is the number's.
        0 => (at, Some(sign(site.sign_at(at)?, "")?.to_owned())),
        _ => sign_ending(site, at + letters)?,
    };
    (start == at).then(|| {
        // "5 000 $ US"
        let next = at + letters + 1;
        match (site.is_word(next), sign("$", site.text(next))) {
            (true, Some(code)) if site.text(at) == "$" && 1 < site.text(next).len() => {
                (next + 1, Some(code.to_owned()))
            }
            _ => (next, code),
        }
    })
}

/// Returns whether a unit of measure goes on behind what names a currency too: "60 Pfund schwer".
fn is_unit_beyond(site: &Site, at: usize, end: usize) -> bool {
    let unit = site.tables.units.at(site.context.document, at);
    unit.is_some_and(|(len, _)| end < at + len)
}

fn is_hundredth(site: &Site, at: usize) -> bool {
    [at, site.behind()].into_iter().any(|at| {
        site.tables
            .currencies
            .at(site.context.document, at)
            .is_some_and(|(_, c)| matches!(c, Currency::Cent(_)))
    })
}

/// Returns the currency of millions written as one word: "MEUR", as companies of the North write.
fn millions_at(site: &Site, at: usize) -> Option<String> {
    let code = site
        .text(at)
        .strip_prefix('M')
        .filter(|_| site.continues(at))?;
    let is_plain = site.numeral.scale == Decimal::ONE && !site.is_hyphen(at + 1);
    CODES
        .contains(&code)
        .then(|| code.to_owned())
        .filter(|_| is_plain)
}

/// Returns the token behind a currency's code with the scale of the number behind it: "75 USD million".
fn scaled_code(site: &Site, at: usize) -> Option<(usize, Decimal, String)> {
    let code = code_at(site, at).filter(|_| site.continues(at))??;
    if site.numeral.scale != Decimal::ONE || !site.is_word(at + 1) {
        return None;
    }
    let lexicon = site.context.pack.number.lexicon(&site.context.pack.text);
    let (len, lexeme) = lexicon.phrases.at(site.context.document, at + 1)?;
    let scale = lexeme.scale.filter(|scale| MILLION <= *scale)?;
    Some((at + 1 + len, scale, code))
}

/// Adds the cents of "3 dollars 50 cents" and "13 Euro und 45 Cent".
fn with_cents(site: &Site, end: usize, amount: Amount) -> (usize, Amount) {
    let plain = (end, amount);
    // "3 dollars and 50 cents", "3 euros con 99 céntimos", not "3 Euro oder 50 Cent".
    let is_behind = site
        .words
        .cents_behind
        .iter()
        .any(|word| word == site.fold(end));
    let is_joined = [Role::JoinsTens, Role::JoinsHundreds]
        .iter()
        .any(|role| site.role(end, *role) == Some(1));
    let from = end + usize::from(is_joined || is_behind);
    let next = site.context.numerals.get(site.idx + 1);
    let Some(cents) = next.filter(|n| n.core.start == end || n.core.start == from) else {
        return plain;
    };
    let named = site
        .tables
        .currencies
        .at(site.context.document, cents.tokens.end)
        .filter(|_| site.continues(end));
    let (len, unit) = match named {
        Some((len, Currency::Cent(_))) => (len, Decimal::ONE),
        _ if is_counted_cents(site, cents) => (0, Decimal::new(1, 2)),
        _ if is_bare_cents(site, cents, end) => (0, Decimal::ONE),
        // "15 dólares con 50."
        _ if is_behind && is_bare_cents(site, cents, from) => (0, Decimal::ONE),
        _ => return plain,
    };
    let (Some(whole), Some(part)) = (amount.single(), cents.amount.single()) else {
        return plain;
    };
    let part = part * unit;
    let sum = whole + part * Decimal::new(1, 2);
    match Amount::new(Some(sum), Some(sum), amount.precision()) {
        Some(sum) if part < Decimal::ONE_HUNDRED => (cents.tokens.end + len, sum),
        _ => plain,
    }
}

/// Returns whether the last word of a number in words is the coin, and was read as the hundred that it is too: "treize euros
/// et quarante-cinq cents".
fn is_counted_cents(site: &Site, cents: &Numeral) -> bool {
    let last = cents.core.end - 1;
    let is_coin = cents.core.start < last && site.words.is_cent(site.fold(last));
    is_coin && !is_noun_phrase(site, cents.core.end)
}

/// Returns whether two digits right behind a currency close the clause: "es kostet 5 Euro 50.", "vijf euro
/// vijftig".
fn is_bare_cents(site: &Site, cents: &Numeral, from: usize) -> bool {
    let core = &cents.core;
    let closes = !site.continues(core.end)
        || !site.glued(core.end + 1) && matches!(site.text(core.end), "." | "," | ";" | "!" | "?");
    core.start == from
        && site.is_word(from - 1)
        && cents.tokens == *core
        && core.len() == 1
        && cents
            .amount
            .single()
            .is_some_and(|n| Decimal::TEN <= n && n < Decimal::ONE_HUNDRED && n.fract().is_zero())
        && closes
        && site.numeral.scale == Decimal::ONE
}

impl<'a> Site<'a> {
    /// Returns the token where it is a sign.
    fn sign_at(&self, at: usize) -> Option<&'a str> {
        let token = self.token(at).filter(|t| t.kind == TokenKind::Sign)?;
        Some(token.span.of(self.context.document.text))
    }
}

/// Returns the first token and the currency of a sign that ends at the token, with letters glued before it.
fn sign_ending(site: &Site, last: usize) -> Option<(usize, Option<String>)> {
    if let Some(start) = river_plate(site, last) {
        return Some((start, Some("USD".to_owned())));
    }
    let words = site.sign_at(last)?;
    // The letters may be the first word of a paragraph: "R$ 1,2 milhão foi gasto".
    let is_word = |i: usize| site.token(i).is_some_and(|t| t.kind == TokenKind::Word);
    let with_letters = last
        .checked_sub(1)
        .filter(|i| site.glued(last) && is_word(*i))
        .and_then(|i| Some((i, sign(words, site.text(i))?)));
    match with_letters {
        Some((start, code)) => Some((start, Some(code.to_owned()))),
        None => Some((last, Some(sign(words, "")?.to_owned()))),
    }
}

/// Returns the first token of "U$S" or "U$D", a dollar as it is written on the River Plate, that ends at the token.
fn river_plate(site: &Site, last: usize) -> Option<usize> {
    let start = last.checked_sub(2)?;
    let fits = matches!(site.text(last), "S" | "D")
        && site.glued(last)
        && site.glued(last - 1)
        && site.text(last - 1) == "$"
        && site.text(start) == "U";
    fits.then_some(start)
}

/// Returns the currency of a sign with the letters beside it.
fn sign(sign: &str, letters: &str) -> Option<&'static str> {
    let code = match (sign, letters) {
        ("$", "" | "US" | "U.S." | "USD") => "USD",
        ("$", "A" | "AU" | "AUD") => "AUD",
        ("$", "C" | "CA" | "CAD" | "CDN" | "Can") => "CAD",
        ("$", "NZ" | "NZD") => "NZD",
        ("$", "HK" | "HKD") => "HKD",
        ("$", "S" | "SG" | "SGD") => "SGD",
        ("$", "R") => "BRL",
        ("$", "MX" | "MXN" | "Mex") => "MXN",
        ("$", "NT") => "TWD",
        ("€", _) => "EUR",
        ("£", _) => "GBP",
        ("¥", "CN" | "RMB") => "CNY",
        ("¥", _) => "JPY",
        ("₹", _) => "INR",
        ("₽", _) => "RUB",
        ("₩", _) => "KRW",
        ("₺", _) => "TRY",
        ("₪", _) => "ILS",
        ("₴", _) => "UAH",
        ("฿", _) => "THB",
        ("₦", _) => "NGN",
        ("₱", _) => "PHP",
        ("₫", _) => "VND",
        ("₿", _) => "XBT",
        _ => return None,
    };
    Some(code)
}

const MILLION: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Codes of ISO 4217 that are no words when written in capitals.
const CODES: [&str; 88] = [
    "AED", "AFN", "AOA", "ARS", "AUD", "AZN", "BDT", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF",
    "CLP", "CNY", "COP", "CZK", "DEM", "DKK", "DZD", "EGP", "ETB", "EUR", "FRF", "GBP", "GHS",
    "GTQ", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JOD", "JPY",
    "KES", "KHR", "KRW", "KWD", "KZT", "LAK", "LKR", "LYD", "MAD", "MDL", "MKD", "MMK", "MNT",
    "MXN", "MYR", "MZN", "NGN", "NLG", "NOK", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "PYG",
    "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "TZS", "UAH",
    "UGX", "USD", "UYU", "UZS", "VES", "VND", "XAF", "XOF", "XPF", "ZAR",
];

/// Those of the codes that stand for nothing else before a small number.
const SURE_CODES: [&str; 20] = [
    "AUD", "BRL", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "INR", "JPY", "KRW",
    "MXN", "NOK", "NZD", "PLN", "SGD", "USD", "ZAR",
];

/// Returns whether the letters are the code of a currency, as they stand before a sum: `USD20m`.
pub(in crate::extract) fn is_code(letters: &str) -> bool {
    CODES.contains(&letters)
}

/// Returns the currency whose ISO 4217 code the token is.
#[expect(
    clippy::option_option,
    reason = "no currency here, and one that has no code"
)]
fn code_at(site: &Site, at: usize) -> Option<Option<String>> {
    let token = site.token(at).filter(|t| t.case == Case::Upper)?;
    let words = token.span.of(site.context.document.text);
    CODES.contains(&words).then(|| Some(words.to_owned()))
}
