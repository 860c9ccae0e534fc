// The names of fields in other languages: every one that is listed, however it is written, and
// those of other things.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "card/field_name.h"
#include "card/field_name_table.inc"
#include "support/guarded_buffer.h"

namespace panveil::card {
namespace {

// ASCII letters in capitals.
std::string Capitals(std::string_view name) {
  std::string capitals(name);
  for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return capitals;
}

std::string Joined(std::string_view name, std::string_view joiner) {
  std::string joined;
  for (const char c : name) {
    if (c == ' ') {
      joined += joiner;
    } else {
      joined += c;
    }
  }
  return joined;
}

int Kind(std::string_view name) { return static_cast<int>(ClassifyField(name)); }

TEST(FieldNameLanguages, EveryNameIsKnownHoweverItIsWritten) {
  for (const internal::SpelledName& listed : internal::kSpelledNames) {
    const int kind = static_cast<int>(listed.kind);
    const std::string_view name = listed.name;
    EXPECT_EQ(Kind(name), kind) << name;
    EXPECT_EQ(Kind(listed.decomposed), kind) << name << ", decomposed";
    EXPECT_EQ(Kind(Capitals(name)), kind) << name << ", in capitals";
    for (const char* joiner : {"", "_", "-", "\xE3\x80\x80"}) {
      EXPECT_EQ(Kind(Joined(name, joiner)), kind) << name << ", joined by " << joiner;
    }
    EXPECT_EQ(Kind(std::string(name) + " (1234)"), kind) << name;
    EXPECT_EQ(Kind(std::string(name) + "\xEF\xBC\x88*\xEF\xBC\x89"), kind) << name;
    EXPECT_EQ(Kind("* " + std::string(name) + ":"), kind) << name;
    if (kind != 0 && kind != static_cast<int>(FieldKind::kHolder) &&
        listed.kind != FieldKind::kPan && listed.kind != FieldKind::kPanWithCardBeside) {
      EXPECT_TRUE(MayBeCodeOrDate(name)) << name;
      EXPECT_TRUE(MayBeCodeOrDate(listed.decomposed)) << name;
    }
  }
}

TEST(FieldNameLanguages, WidthAndOtherLetters) {
  struct Case {
    const char* name;
    FieldKind kind;
  };
  constexpr Case kCases[] = {
      {"\uFF43\uFF56\uFF56", FieldKind::kCode},
      {"\uFF23\uFF36\uFF36\uFF12", FieldKind::kCode},
      {"\uFF23\uFF56\u0056", FieldKind::kCode},
      {"\u30AB\u30FC\u30C9\uFF43\uFF56\uFF43", FieldKind::kCode},
      {"\uFF76\uFF70\uFF84\uFF9E\u756A\u53F7", FieldKind::kPan},
      {"\u30AB\u30FC\u30C9\u756A\u53F71", FieldKind::kPan},
      {"\u30AB\u30FC\u30C9\u756A\u53F7\uFF11", FieldKind::kPan},
      {"payment.\u5361\u53F7", FieldKind::kPan},
      {"card[\u5361\u53F7]", FieldKind::kPan},
      {"\u041D\u041E\u041C\u0415\u0420_\u041A\u0410\u0420\u0422\u042B", FieldKind::kPan},
      {"\u0391\u03A1\u0399\u0398\u039C\u039F\u03A3 \u039A\u0391\u03A1\u03A4\u0391\u03A3",
       FieldKind::kPan},
      // A coupon's card, a member's, of a SIM; what is no card's at all.
      {"\u512A\u60E0\u5361\u53F7", FieldKind::kNone},
      {"\u4F1A\u54E1\u756A\u53F7", FieldKind::kNone},
      {"\u4F1A\u54E1\u30AB\u30FC\u30C9\u756A\u53F7", FieldKind::kNone},
      {"SIM\u5361\u53F7", FieldKind::kNone},
      {"\u96FB\u8A71\u756A\u53F7", FieldKind::kNone},
      {"\u90F5\u4FBF\u756A\u53F7", FieldKind::kNone},
      {"\u30AB\u30FC\u30C8\u756A\u53F7", FieldKind::kNone},  // a shopping cart's
      {"\u043D\u043E\u043C\u0435\u0440_\u0437\u0430\u043A\u0430\u0437\u0430", FieldKind::kNone},
      {"\u043D\u043E\u043C\u0435\u0440 \u0442\u0435\u043B\u0435\u0444\u043E\u043D\u0430",
       FieldKind::kNone},
      {"\u0627\u0644\u0631\u0645\u0632 \u0627\u0644\u0628\u0631\u064A\u062F\u064A",
       FieldKind::kNone},
      {"\u8BA2\u5355\u53F7", FieldKind::kNone},
      {"\uC8FC\uBB38\uBC88\uD638", FieldKind::kNone},
      {"\u7535\u8BDD\u53F7\u7801", FieldKind::kNone},
      {"\uFF08\uFF09", FieldKind::kNone},
      {"\uFF09", FieldKind::kNone},
      {")", FieldKind::kNone},
      {"\u3099", FieldKind::kNone},
      {"\uFF9E\u5361", FieldKind::kPanWithCardBeside},
  };
  for (const Case& c : kCases) EXPECT_EQ(Kind(c.name), static_cast<int>(c.kind)) << c.name;
}

TEST(FieldNameLanguages, OtherThings) {
  for (const char* name : {"kundenkartennummer",
                           "gesundheitskarte",
                           "numero_pedido",
                           "numero_de_telefono",
                           "numero_cliente",
                           "codigo_postal",
                           "code_postal",
                           "codice_fiscale",
                           "carta_identita",
                           "data_nascita",
                           "data_di_nascita",
                           "fecha_nacimiento",
                           "fecha_entrega",
                           "geburtsdatum",
                           "lieferdatum",
                           "postleitzahl",
                           "rechnungsnummer",
                           "bestellnummer",
                           "telefonnummer",
                           "ordernummer",
                           "postcode",
                           "numer_zamowienia",
                           "kod_pocztowy",
                           "data_urodzenia",
                           "cislo_objednavky",
                           "psc",
                           "siparis_numarasi",
                           "posta_kodu",
                           "tilausnumero",
                           "puhelinnumero",
                           "numar_comanda",
                           "rendelesszam",
                           "iranyitoszam",
                           "nomor_pesanan",
                           "kode_pos",
                           "nomor_telepon",
                           "so_dien_thoai",
                           "ma_don_hang",
                           "presentkortsnummer",
                           "gavekortnummer",
                           "times",
                           "names",
                           "today",
                           "website",
                           "support",
                           "export",
                           "piano",
                           "escort",
                           "import",
                           "ratio",
                           "menu",
                           "anna",
                           "mese_di_nascita"}) {
    EXPECT_EQ(Kind(name), 0) << name;
  }
}

TEST(FieldNameLanguages, AnyBytesAreValid) {
  constexpr std::string_view kBytes =
      "\xE5\x8D\xA1\xE5\x8F\xB7\xEF\xBC\x88\x89\xE3\x82\x99\xE1\x84\x8F\x61\xF0\x9F_() 1\xD0\xBA";
  testing_support::GuardedBuffer guarded(256);
  for (unsigned seed = 0; seed < 40000; ++seed) {
    std::string name;
    unsigned state = seed * 2654435761U + 1;
    for (unsigned i = 0; i < seed % 130; ++i) {
      state = state * 1664525U + 1013904223U;
      name += kBytes[(state >> 16) % kBytes.size()];
    }
    (void)ClassifyField(guarded.AtEnd(name));
    (void)MayBeCodeOrDate(guarded.AtEnd(name));
  }
}

}  // namespace
}  // namespace panveil::card
