// What other numbers look like, kind by kind.
#include "support/other_numbers.h"

namespace panveil::testing_support {

namespace {

// `digits` in groups of `size`.
std::string InGroups(const std::string& digits, std::size_t size, char separator = ' ') {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && i % size == 0) text.push_back(separator);
    text.push_back(digits[i]);
  }
  return text;
}

std::string Date(NumberMaker& m) {
  const std::string year = m.Between(1990, 2039);
  const std::string month = m.Between(1, 12, 2);
  const std::string day = m.Between(1, 28, 2);
  switch (m.Below(6)) {
    case 0:
      return year + "-" + month + "-" + day;
    case 1:
      return day + "." + month + "." + year;
    case 2:
      return month + "/" + day + "/" + year;
    case 3:
      return year + month + day;
    case 4:
      return day + " " + month + " " + year;
    default:
      return day + "/" + month + "/" + year.substr(2);
  }
}

std::string Time(NumberMaker& m) {
  std::string time = m.Between(0, 23, 2) + ":" + m.Between(0, 59, 2);
  switch (m.Below(4)) {
    case 0:
      return time;
    case 1:
      return time + ":" + m.Between(0, 59, 2) + "." + m.Fill("###|######");
    case 2:
      return time + "-" + m.Between(0, 23, 2) + ":" + m.Between(0, 59, 2);
    default:
      return m.Between(2000, 2039) + "-" + m.Between(1, 12, 2) + "-" + m.Between(1, 28, 2) + " " +
             time + ":" + m.Between(0, 59, 2);
  }
}

std::string CompactTime(NumberMaker& m) {
  return m.Between(2000, 2039) + m.Between(1, 12, 2) + m.Between(1, 28, 2) + m.Between(0, 23, 2) +
         m.Between(0, 59, 2) + m.Between(0, 59, 2) + m.Fill("|###");
}

// What ISO 13616 calls the remainder: letters count from A = 10, country and check digits go last.
unsigned IbanRemainder(const std::string& iban) {
  unsigned remainder = 0;
  for (const char c : iban.substr(4) + iban.substr(0, 4)) {
    const bool digit = c >= '0' && c <= '9';
    const auto value = static_cast<unsigned>(digit ? c - '0' : c - 'A' + 10);
    remainder = (remainder * (digit ? 10 : 100) + value) % 97;
  }
  return remainder;
}

std::string Iban(NumberMaker& m) {
  std::string iban = m.Fill(
      "DE00##################|GB00@@@@##############|ES00####################|"
      "NL00@@@@##########|IT00@######################|FR00#######################");
  iban.replace(2, 2, std::to_string(198 - IbanRemainder(iban)).substr(1));
  return m.Below(2) == 0 ? iban : InGroups(iban, 4);
}

std::string Imei(NumberMaker& m) {
  std::string imei = WithLuhnDigit(m.Fill("35############|86############|01############"));
  if (m.Below(3) != 0) return imei;
  return imei.substr(0, 2) + "-" + imei.substr(2, 6) + "-" + imei.substr(8, 6) + "-" +
         imei.substr(14);
}

std::string Iccid(NumberMaker& m) {
  const std::string iccid =
      WithLuhnDigit(m.Fill("8901###############|8944##############|8949################|"
                           "8933###############|8986################"));
  return m.Below(3) == 0 ? InGroups(iccid, 4) : iccid;
}

std::string Siret(NumberMaker& m) {
  std::string siret = WithLuhnDigit(m.Fill("^########0000|^########000#"));
  if (m.Below(2) == 0) return siret;
  return InGroups(siret.substr(0, 9), 3) + " " + siret.substr(9);
}

std::string BrokenCard(NumberMaker& m) {
  std::string digits = WithLuhnDigit(m.Fill("4##############|51#############|6011###########"));
  digits.back() =
      static_cast<char>('0' + (digits.back() - '0' + 1 + static_cast<int>(m.Below(9))) % 10);
  return m.Below(2) == 0 ? digits : InGroups(digits, 4);
}

std::string Column(NumberMaker& m) {
  const std::string pattern(1 + m.Below(6), '#');
  std::string text;
  for (std::size_t rows = 3 + m.Below(8); rows > 0; --rows) text += m.Fill(pattern) + "\n";
  return text;
}

std::string Table(NumberMaker& m) {
  const std::string_view separator = m.OneOf({" ", "  ", "\t", ", ", " | "});
  const std::size_t columns = 2 + m.Below(6);
  std::string text = "\n";
  for (std::size_t rows = 2 + m.Below(5); rows > 0; --rows) {
    for (std::size_t i = 0; i < columns; ++i) {
      if (i > 0) text += separator;
      text += m.Fill("#|##|##|###|####");
    }
    text += "\n";
  }
  return text;
}

std::string Words(NumberMaker& m) {
  static const std::vector<std::string_view> kPieces = {
      "one of the two",    "nine to five",       "four out of five", "two or three",
      "one by one",        "uno de los dos",     "un ou deux",       "eins zwei drei",
      "zero tolerance",    "one two three four", "six or seven",     "oh well",
      "double or nothing", "three, two, one",    "um dois feijao"};
  return std::string(m.OneOf(kPieces)) + ", " + std::string(m.OneOf(kPieces));
}

std::string Lottery(NumberMaker& m) {
  std::string text = m.Between(1, 9, 1 + m.Below(2));
  std::uint64_t last = 9;
  for (int i = 0; i < 5; ++i) {
    text += " " + std::to_string(last += 1 + m.Below(8));
  }
  return text;
}

std::string Scores(NumberMaker& m) {
  std::string text = m.Fill("#-#|##-##|###/#");
  for (std::size_t more = 1 + m.Below(4); more > 0; --more) text += " " + m.Fill("#-#|##-##|#:#");
  return text;
}

}  // namespace

#define PANVEIL_FILLED(pattern) [](NumberMaker& m) { return m.Fill(pattern); }

const std::vector<NumberKind>& OtherNumberKinds() {
  static const std::vector<NumberKind> kinds = {
      {"phone, national",
       {"phone", "tel", "mobile", "fax"},
       PANVEIL_FILLED("(###) ###-####|^##-###-####|^##.###.####|0^## ### ####|0^ ## ## ## ##|"
                      "0^## #######|1## #### ####|0^-####-####|^##-^##-#### ext ###")},
      {"phone, international",
       {"phone", "tel", "whatsapp", "call"},
       PANVEIL_FILLED("+1 ### ### ####|+44 #### ######|+49 1## #######|+33 # ## ## ## ##|"
                      "+81-##-####-####|+86 1## #### ####|+5511#########|+91 ##### #####|"
                      "00 49 ### #######")},
      {"date", {"date", "from", "on", "due"}, Date},
      {"time, date and time", {"at", "time", "slot", "created"}, Time},
      {"timestamp, s", {"ts", "created", "time"}, PANVEIL_FILLED("17########|16########")},
      {"timestamp, ms", {"ts", "created", "time"}, PANVEIL_FILLED("17###########|16###########")},
      {"timestamp, us", {"ts", "created"}, PANVEIL_FILLED("17##############|16##############")},
      {"timestamp, ns", {"ts", "created"}, PANVEIL_FILLED("17#################")},
      {"timestamp, yyyymmddhhmmss", {"ts", "created", "run"}, CompactTime},
      {"amount",
       {"total", "paid", "price", "balance"},
       PANVEIL_FILLED("$^##.##|$^,###.##|^.###,## EUR|^ ### ###,## EUR|^##.## USD|$#.##|"
                      "^,###,###,###.##|#.##")},
      {"IP address",
       {"ip", "from", "host"},
       PANVEIL_FILLED("1##.1##.1##.1##|10.##.##.##|192.168.#.1##|1##.##.1##.##:8080|"
                      "2001:0db8:&&&&:&&&&:&&&&:&&&&:&&&&:&&&&")},
      {"coordinates",
       {"location", "pin", "near"},
       PANVEIL_FILLED("##.######, -###.######|##.####,##.####|-##.##############, #.#############|"
                      "## ## ##.# N ## ## ##.# E")},
      {"float",
       {"ratio", "score", "value"},
       PANVEIL_FILLED("0.################|#.###############|##.##############|#.######e-##|"
                      "0.#################")},
      {"version",
       {"version", "v", "build"},
       PANVEIL_FILLED("#.#.##|##.#.####.###|#.##.#-####|#.#")},
      {"UUID", {"id", "request", "uuid"}, PANVEIL_FILLED("&&&&&&&&-&&&&-4&&&-8&&&-&&&&&&&&&&&&")},
      {"hash",
       {"commit", "md5", "sha256", "etag"},
       PANVEIL_FILLED("&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&|&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&|"
                      "&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&|&&&&&&&")},
      {"alphanumeric id",
       {"ticket", "key", "ref", "serial"},
       PANVEIL_FILLED(
           "**********|@@######|@####@####@####|****-****-****-****|********************|"
           "*****-*****-*****-*****-*****|@@@-##########")},
      {"VIN, MRZ, ticket",
       {"vin", "passport", "e-ticket"},
       PANVEIL_FILLED("***********######|@########<#@@@#######@#######|### ##########")},
      {"IBAN", {"iban", "account", "transfer to"}, Iban},
      {"IMEI", {"imei", "device", "phone id"}, Imei},
      {"ICCID", {"iccid", "sim", "sim card no"}, Iccid},
      {"EAN, UPC, GTIN",
       {"ean", "barcode", "gtin", "sku"},
       PANVEIL_FILLED("40###########|00#############|0###########|50###########|69###########|"
                      "1#############")},
      {"ISBN",
       {"isbn", "book"},
       PANVEIL_FILLED("978##########|979-##-###-####-#|978-#-##-######-#")},
      {"SIRET", {"siret", "no siret", "entreprise"}, Siret},
      {"national id",
       {"ssn", "aadhaar", "cpf", "cnpj", "nhs"},
       PANVEIL_FILLED("###-##-####|#### #### ####|###.###.###-##|##.###.###/0001-##|### ### ####|"
                      "######-#######")},
      {"tracking, UPS",
       {"ups", "tracking"},
       PANVEIL_FILLED("1Z***###########|1Z *** ### ## #### ###")},
      {"tracking, FedEx",
       {"fedex", "tracking"},
       PANVEIL_FILLED("#### #### ####|############|#### #### #### ###|###############")},
      {"tracking, USPS",
       {"usps", "tracking"},
       PANVEIL_FILLED("9400 1### #### #### #### ##|9205 5### #### #### #### ##|"
                      "94001#################")},
      {"tracking, DHL and others",
       {"dhl", "parcel", "sendung"},
       PANVEIL_FILLED("#### #### ##|##########|JD01 #### #### #### ####|JJD##################|"
                      "RR ### ### ### GB|0034043#############")},
      {"order number",
       {"order", "invoice", "booking", "case"},
       PANVEIL_FILLED(
           "###-#######-#######|##-#####-#####|#######|##########|2024-######|INV-#######|"
           "############")},
      {"lottery", {"numbers", "ticket", "draw"}, Lottery},
      {"scores", {"score", "match", "set"}, Scores},
      {"column of numbers", {"values", "list"}, Column},
      {"table of numbers", {"table", "sizes"}, Table},
      {"number words", {"well", "so"}, Words},
      {"fails Luhn, else a card", {"order", "ref", "number"}, BrokenCard},
      {"snowflake, 18 or 19 digits",
       {"message", "channel", "tweet"},
       PANVEIL_FILLED("1##################|^#################")},
      {"any 13 digits", {"order", "id", "ref"}, PANVEIL_FILLED("^############")},
      {"any 14 digits", {"order", "id", "ref"}, PANVEIL_FILLED("^#############")},
      {"any 15 digits", {"order", "id", "ref"}, PANVEIL_FILLED("^##############")},
      {"any 16 digits", {"order", "id", "ref"}, PANVEIL_FILLED("^###############")},
      {"any 17 digits", {"order", "id", "ref"}, PANVEIL_FILLED("^################")},
      {"any 20 or more digits",
       {"order", "id"},
       PANVEIL_FILLED("^###################|^########################")},
  };
  return kinds;
}

#undef PANVEIL_FILLED

}  // namespace panveil::testing_support
