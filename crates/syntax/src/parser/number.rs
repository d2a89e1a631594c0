//! Numbers.

use super::characters::{DIGIT, class};
use super::{Parser, Result};

impl Parser<'_> {
    /// Passes over what the scanner of HCL takes for one number: digits, points and exponents, up to the last that is
    /// no point. Whether it is a number is another question.
    pub(super) fn number_token(&mut self) {
        let is_digit = |byte: u8| class(byte) & DIGIT != 0;
        let mut end = self.at;
        let mut at = self.at;
        while let Some(&byte) = self.bytes.get(at) {
            let next = |ahead: usize| self.bytes.get(at + ahead).copied().unwrap_or(0);
            match byte {
                b'.' => {
                    at += 1;
                    continue;
                }
                b'e' | b'E' if is_digit(next(1)) => at += 2,
                b'e' | b'E' if matches!(next(1), b'+' | b'-') && is_digit(next(2)) => at += 3,
                _ if is_digit(byte) => at += 1,
                _ => break,
            }
            end = at;
        }
        self.at = end;
    }

    /// Passes over a number.
    pub(super) fn number(&mut self) -> Result<()> {
        let start = self.at;
        self.number_token();
        let token = &self.text[start..self.at];
        let (mantissa, exponent) = token.split_once(['e', 'E']).unwrap_or((token, "0"));
        let is_digits = |text: &str| text.bytes().all(|it| class(it) & DIGIT != 0);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        // HCL's numbers have an exponent of 32 bits.
        let is_number = is_digits(whole) && is_digits(fraction) && exponent.parse::<i32>().is_ok();
        if is_number { Ok(()) } else { self.fail_at(start, "this is not a number") }
    }
}
