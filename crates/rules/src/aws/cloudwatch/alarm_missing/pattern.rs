//! Filter patterns of CloudWatch Logs for JSON events: `{ ($.eventName = StopLogging) || ($.errorCode = "Access*") }`
//! (CloudWatch Logs User Guide, "Filter pattern syntax").

use wildmatch::WildMatchPattern;

/// A selector with the value that an event has there.
pub(super) type Field = (&'static str, &'static str);

/// What is known of an event.
pub(super) type Event = [Field];

/// A pattern.
pub(super) struct Pattern(Vec<Token>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    /// A selector, a value without quotes, or an operator.
    Word(String),
    /// A value in quotes.
    Text(String),
    /// A regular expression between percent signs.
    Regex(String),
}

/// Longer ones first.
const OPERATORS: [&str; 10] = ["&&", "||", "!=", "<=", ">=", "=", "<", ">", "(", ")"];

impl Pattern {
    /// Reads a pattern. `None` where it is one for other events than JSON ones.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim().strip_prefix('{')?.strip_suffix('}')?.trim_start();
        let mut tokens = Vec::new();
        while let Some(first) = rest.chars().next() {
            let (token, length) = if let Some(operator) = OPERATORS.iter().find(|it| rest.starts_with(**it)) {
                (Token::Word((*operator).to_owned()), operator.len())
            } else if matches!(first, '"' | '%') {
                let inner = rest[1..].split(first).next().unwrap_or_default();
                let token = if first == '"' { Token::Text } else { Token::Regex };
                (token(inner.to_owned()), inner.len() + 2)
            } else {
                let ends = |it: char| it.is_whitespace() || "&|!<>=()".contains(it);
                let word = rest.split(ends).next().filter(|it| !it.is_empty())?;
                (Token::Word(word.to_owned()), word.len())
            };
            tokens.push(token);
            rest = rest.get(length..).unwrap_or_default().trim_start();
        }
        Some(Self(tokens))
    }

    /// Whether it reads something that every record of CloudTrail may have.
    pub(super) fn reads_cloudtrail(&self) -> bool {
        let fields = [
            "additionalEventData", "errorCode", "errorMessage", "eventName", "eventSource", "eventType",
            "userIdentity",
        ];
        self.0.iter().any(|token| match token {
            Token::Word(word) => word
                .strip_prefix("$.")
                .is_some_and(|it| fields.contains(&it.split('.').next().unwrap_or_default())),
            _ => false,
        })
    }

    /// Whether an event matches. `None` where the pattern is not understood.
    pub(super) fn matches(&self, event: &Event) -> Option<bool> {
        let mut reader = Reader { tokens: &self.0, event };
        let verdict = reader.any()?;
        reader.tokens.is_empty().then_some(verdict)
    }
}

/// Evaluates a pattern for an event while reading it.
struct Reader<'p> {
    tokens: &'p [Token],
    event: &'p Event,
}

impl Reader<'_> {
    fn any(&mut self) -> Option<bool> {
        let mut verdict = self.all()?;
        while self.take("||") {
            verdict |= self.all()?;
        }
        Some(verdict)
    }

    fn all(&mut self) -> Option<bool> {
        let mut verdict = self.one()?;
        while self.take("&&") {
            verdict &= self.one()?;
        }
        Some(verdict)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let verdict = self.any()?;
            return self.take(")").then_some(verdict);
        }
        let [Token::Word(selector), Token::Word(operator), value, rest @ ..] = self.tokens else {
            return None;
        };
        self.tokens = rest;
        let field = self.event.iter().find(|(name, _)| name == selector).map(|(_, text)| *text);
        let number = |compare: fn(&f64, &f64) -> bool, value: &str| {
            let value: f64 = value.parse().ok()?;
            Some(field.and_then(|it| it.parse().ok()).is_some_and(|it| compare(&it, &value)))
        };
        match (operator.to_ascii_uppercase().as_str(), value) {
            ("=", value) => field.map_or(Some(false), |it| value.fits(it)),
            ("!=", value) => field.map_or(Some(true), |it| value.fits(it).map(|fits| !fits)),
            ("<", Token::Word(value)) => number(f64::lt, value),
            ("<=", Token::Word(value)) => number(f64::le, value),
            (">", Token::Word(value)) => number(f64::gt, value),
            (">=", Token::Word(value)) => number(f64::ge, value),
            ("NOT", Token::Word(exists)) if exists.eq_ignore_ascii_case("EXISTS") => Some(field.is_none()),
            ("IS", Token::Word(value)) => Some(field.is_some_and(|it| it.eq_ignore_ascii_case(value))),
            _ => None,
        }
    }

    fn take(&mut self, word: &str) -> bool {
        match self.tokens {
            [Token::Word(first), rest @ ..] if first == word => {
                self.tokens = rest;
                true
            }
            _ => false,
        }
    }
}

impl Token {
    /// Whether a text is what this value stands for. `None` for regular expressions that are more than words.
    fn fits(&self, text: &str) -> Option<bool> {
        match self {
            Self::Word(value) | Self::Text(value) => {
                Some(WildMatchPattern::<'*', '\0'>::new(value).matches(text))
            }
            Self::Regex(words) => {
                let plain = words.chars().all(|it| it.is_ascii_alphanumeric() || it == '|');
                plain.then(|| words.split('|').any(|word| text.contains(word)))
            }
        }
    }
}

/// An event as a message shows it.
pub(super) fn in_words(event: &Event) -> String {
    event.iter().map(|(field, text)| format!("`{field} = \"{text}\"`")).collect::<Vec<_>>().join(" with ")
}
