//! Numbers.

use std::fmt;

/// A number: exact as an integer as far as 128 bits go, else a double.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// Any other number. Never infinite, never NaN.
    Float(f64),
}

impl Number {
    /// The number of a double; whole numbers become integers. `None` for infinities and NaN.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the bound keeps the cast exact")]
    pub fn from_f64(number: f64) -> Option<Self> {
        const EXACT: f64 = 9.0e15;
        if !number.is_finite() {
            return None;
        }
        let whole = number.fract() == 0.0 && number.abs() < EXACT;
        Some(if whole { Self::Int(number as i128) } else { Self::Float(number) })
    }

    /// The nearest double.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "the nearest double is what is asked for")]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Int(number) => number as f64,
            Self::Float(number) => number,
        }
    }

    /// The number as an integer, if it is one.
    #[must_use]
    pub fn as_int(self) -> Option<i128> {
        match self {
            Self::Int(number) => Some(number),
            Self::Float(_) => None,
        }
    }

    /// Reads a number as Terraform converts a string: decimal, with an optional exponent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
        if !plain || text.is_empty() {
            return None;
        }
        text.parse().map(Self::Int).ok().or_else(|| text.parse().ok().and_then(Self::from_f64))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a == b,
            _ => self.as_f64() == other.as_f64(),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Self::Int(a), Self::Int(b)) => a.partial_cmp(b),
            _ => self.as_f64().partial_cmp(&other.as_f64()),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(number) => write!(f, "{number}"),
            Self::Float(number) => write!(f, "{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_terraform_reads_them() {
        assert_eq!(Number::parse("1e3"), Some(Number::Int(1000)));
        assert_eq!(Number::parse("0.5").map(|it| it.to_string()), Some("0.5".into()));
        assert_eq!(
            Number::parse("123456789012345678901").map(|it| it.to_string()).unwrap(),
            "123456789012345678901"
        );
        assert!(
            Number::parse("inf").is_none() && Number::parse("0x10").is_none() && Number::parse("").is_none()
        );
    }
}
