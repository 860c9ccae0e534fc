// The names of the enumerators in panveil/finding.h.
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "panveil/finding.h"

namespace panveil {
namespace {

TEST(Names, EveryBrandHasAUniqueLowerCaseName) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Brand::kKoreanLocal); ++i) {
    const std::string_view name = BrandName(static_cast<Brand>(i));
    EXPECT_FALSE(name.empty());
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos)
        << name;
    EXPECT_TRUE(names.insert(name).second) << name;
  }
}

// The names are a list in the order of the enumerators: one left out would shift the rest.
TEST(Names, BrandNamesStandAtTheirEnumerators) {
  EXPECT_EQ(BrandName(Brand::kUnknown), "unknown");
  EXPECT_EQ(BrandName(Brand::kVisa), "visa");
  EXPECT_EQ(BrandName(Brand::kUnionPay), "unionpay");
  EXPECT_EQ(BrandName(Brand::kRuPay), "rupay");
  EXPECT_EQ(BrandName(Brand::kGpn), "gpn");
  EXPECT_EQ(BrandName(Brand::kNpsPridnestrovie), "nps_pridnestrovie");
  EXPECT_EQ(BrandName(Brand::kCartesBancaires), "cartes_bancaires");
  EXPECT_EQ(BrandName(Brand::kForbrugsforeningen), "forbrugsforeningen");
  EXPECT_EQ(BrandName(Brand::kPrivateLabel), "private_label");
  EXPECT_EQ(BrandName(Brand::kKoreanLocal), "korean_local");
}

TEST(Names, OtherEnumerators) {
  EXPECT_EQ(FindingKindName(FindingKind::kPan), "pan");
  EXPECT_EQ(FindingKindName(FindingKind::kCustom), "custom");
  EXPECT_EQ(ConfidenceName(Confidence::kLow), "low");
  EXPECT_EQ(ConfidenceName(Confidence::kMedium), "medium");
  EXPECT_EQ(ConfidenceName(Confidence::kHigh), "high");
  EXPECT_EQ(ActionName(Action::kTokenize), "token");
  EXPECT_EQ(ActionName(Action::kMask), "mask");
  EXPECT_EQ(ActionName(Action::kRedact), "redact");
}

TEST(Names, ValuesOutsideAnEnumerationAreUnknown) {
  EXPECT_EQ(BrandName(static_cast<Brand>(255)), "unknown");
  EXPECT_EQ(FindingKindName(static_cast<FindingKind>(255)), "unknown");
  EXPECT_EQ(ConfidenceName(static_cast<Confidence>(255)), "unknown");
  EXPECT_EQ(ActionName(static_cast<Action>(255)), "unknown");
}

}  // namespace
}  // namespace panveil
