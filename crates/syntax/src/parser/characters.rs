//! What bytes may be.

/// May start a name.
pub(super) const STARTS_NAME: u8 = 1;
/// May go on with a name.
pub(super) const CONTINUES_NAME: u8 = 2;
/// A space or a tab.
pub(super) const BLANK: u8 = 4;
/// A digit.
pub(super) const DIGIT: u8 = 8;
/// Ends a run of plain characters in a quoted string.
pub(super) const ENDS_PLAIN: u8 = 16;
/// Starts a character beyond ASCII, which may start or go on with a name.
pub(super) const STARTS_WIDE_NAME: u8 = 32;
pub(super) const CONTINUES_WIDE_NAME: u8 = 32;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "below 256")]
        let class = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => STARTS_NAME | CONTINUES_NAME,
            b'0'..=b'9' => CONTINUES_NAME | DIGIT,
            b'-' => CONTINUES_NAME,
            b' ' | b'\t' => BLANK,
            b'"' | b'\\' | b'\n' | b'\r' | b'$' | b'%' => ENDS_PLAIN,
            0x80..=0xff => STARTS_WIDE_NAME,
            _ => 0,
        };
        classes[byte] = class;
        byte += 1;
    }
    classes
};

/// The classes of a byte.
#[inline]
pub(super) fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

/// Whether a character beyond ASCII may start a name: HCL takes the `ID_Start` of Unicode.
pub(super) fn starts_name(character: char) -> bool {
    unicode_ident::is_xid_start(character)
        || is_only_id(character)
        || matches!(character, '\u{e33}' | '\u{eb3}' | '\u{ff9e}' | '\u{ff9f}')
}

/// Whether a character beyond ASCII may go on with a name: HCL takes the `ID_Continue` of Unicode.
pub(super) fn continues_name(character: char) -> bool {
    unicode_ident::is_xid_continue(character) || is_only_id(character)
}

/// What Unicode lists as `ID_Start` and `ID_Continue`, and yet not as `XID_Start` and `XID_Continue`.
fn is_only_id(character: char) -> bool {
    matches!(
        character,
        '\u{37a}'
            | '\u{309b}'..='\u{309c}'
            | '\u{fc5e}'..='\u{fc63}'
            | '\u{fdfa}'..='\u{fdfb}'
            | '\u{fe70}'
            | '\u{fe72}'
            | '\u{fe74}'
            | '\u{fe76}'
            | '\u{fe78}'
            | '\u{fe7a}'
            | '\u{fe7c}'
            | '\u{fe7e}'
    )
}
