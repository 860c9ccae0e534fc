// Digits that UTF-8 writes in several bytes. The scan counts the last byte of each.
//
// More than the decimal digits of Unicode (Nd, up to 17.0): superscripts, subscripts, and digits in
// circles, in parentheses, with a full stop or a comma. Too many rather than too few: what one of
// them means, if anything, is for the readers to say.
#ifndef PANVEIL_SCAN_WIDE_DIGIT_H_
#define PANVEIL_SCAN_WIDE_DIGIT_H_

#include <cstddef>

namespace panveil::scan {

struct DigitRange {
  char32_t first;
  char32_t last;
};

inline constexpr DigitRange kWideDigits[] = {
    {0x00B2, 0x00B3},    // superscripts 2 and 3
    {0x00B9, 0x00B9},    // and 1
    {0x0660, 0x0669},    // Arabic-Indic
    {0x06F0, 0x06F9},    // Persian, Urdu
    {0x07C0, 0x07C9},    // NKo
    {0x0966, 0x096F},    // Devanagari
    {0x09E6, 0x09EF},    // Bengali
    {0x0A66, 0x0A6F},    // Gurmukhi
    {0x0AE6, 0x0AEF},    // Gujarati
    {0x0B66, 0x0B6F},    // Oriya
    {0x0BE6, 0x0BEF},    // Tamil
    {0x0C66, 0x0C6F},    // Telugu
    {0x0CE6, 0x0CEF},    // Kannada
    {0x0D66, 0x0D6F},    // Malayalam
    {0x0DE6, 0x0DEF},    // Sinhala
    {0x0E50, 0x0E59},    // Thai
    {0x0ED0, 0x0ED9},    // Lao
    {0x0F20, 0x0F29},    // Tibetan
    {0x1040, 0x1049},    // Myanmar
    {0x1090, 0x1099},    // Shan
    {0x1369, 0x1371},    // Ethiopic
    {0x17E0, 0x17E9},    // Khmer
    {0x1810, 0x1819},    // Mongolian
    {0x1946, 0x194F},    // Limbu
    {0x19D0, 0x19DA},    // New Tai Lue
    {0x1A80, 0x1A89},    // Tai Tham
    {0x1A90, 0x1A99},    //
    {0x1B50, 0x1B59},    // Balinese
    {0x1BB0, 0x1BB9},    // Sundanese
    {0x1C40, 0x1C49},    // Lepcha
    {0x1C50, 0x1C59},    // Ol Chiki
    {0x2070, 0x2070},    // superscripts
    {0x2074, 0x2079},    //
    {0x2080, 0x2089},    // subscripts
    {0x2460, 0x2468},    // in circles
    {0x2474, 0x247C},    // in parentheses
    {0x2488, 0x2490},    // with a full stop
    {0x24EA, 0x24EA},    // in circles: 0
    {0x24F5, 0x24FD},    // in double circles
    {0x24FF, 0x24FF},    // in black circles: 0
    {0x2776, 0x277E},    // in black circles
    {0x2780, 0x2788},    // in circles, without serifs
    {0x278A, 0x2792},    // in black circles, without serifs
    {0xA620, 0xA629},    // Vai
    {0xA8D0, 0xA8D9},    // Saurashtra
    {0xA900, 0xA909},    // Kayah Li
    {0xA9D0, 0xA9D9},    // Javanese
    {0xA9F0, 0xA9F9},    // Tai Laing
    {0xAA50, 0xAA59},    // Cham
    {0xABF0, 0xABF9},    // Meetei Mayek
    {0xFF10, 0xFF19},    // full-width
    {0x104A0, 0x104A9},  // Osmanya
    {0x10A40, 0x10A43},  // Kharoshthi
    {0x10D30, 0x10D39},  // Hanifi Rohingya
    {0x10D40, 0x10D49},  // Garay
    {0x10E60, 0x10E68},  // Rumi
    {0x11052, 0x1105A},  // Brahmi numbers
    {0x11066, 0x1106F},  // Brahmi
    {0x110F0, 0x110F9},  // Sora Sompeng
    {0x11136, 0x1113F},  // Chakma
    {0x111D0, 0x111D9},  // Sharada
    {0x112F0, 0x112F9},  // Khudawadi
    {0x11450, 0x11459},  // Newa
    {0x114D0, 0x114D9},  // Tirhuta
    {0x11650, 0x11659},  // Modi
    {0x116C0, 0x116C9},  // Takri
    {0x116D0, 0x116E3},  // Pa'o Karen, Eastern Pwo Karen
    {0x11730, 0x11739},  // Ahom
    {0x118E0, 0x118E9},  // Warang Citi
    {0x11950, 0x11959},  // Dives Akuru
    {0x11BF0, 0x11BF9},  // Sunuwar
    {0x11C50, 0x11C59},  // Bhaiksuki
    {0x11D50, 0x11D59},  // Masaram Gondi
    {0x11DA0, 0x11DA9},  // Gunjala Gondi
    {0x11DE0, 0x11DE9},  // Tolong Siki
    {0x11F50, 0x11F59},  // Kawi
    {0x16130, 0x16139},  // Gurung Khema
    {0x16A60, 0x16A69},  // Mro
    {0x16AC0, 0x16AC9},  // Tangsa
    {0x16B50, 0x16B59},  // Pahawh Hmong
    {0x16D70, 0x16D79},  // Kirat Rai
    {0x1CCF0, 0x1CCF9},  // outlined
    {0x1D7CE, 0x1D7FF},  // mathematical: bold, double-struck, without serifs, monospace
    {0x1E140, 0x1E149},  // Nyiakeng Puachue Hmong
    {0x1E2F0, 0x1E2F9},  // Wancho
    {0x1E4F0, 0x1E4F9},  // Nag Mundari
    {0x1E5F1, 0x1E5FA},  // Ol Onal
    {0x1E950, 0x1E959},  // Adlam
    {0x1F100, 0x1F10C},  // with a full stop, with a comma, 0 in circles
    {0x1FBF0, 0x1FBF9},  // segmented
};

// Whether text[last] is the last byte of one of them, by the bits of up to three bytes before it:
// nothing is said about overlong forms or about what precedes.
[[nodiscard]] bool IsWideDigitEnd(const char* text, std::size_t last) noexcept;

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_WIDE_DIGIT_H_
