#include "kiosk/domain/localized_text.h"

#include "tests/support/catch.h"

using namespace kiosk::domain;

TEST_CASE("a text without a translation is shown in Indonesian", "[content]") {
  const LocalizedText text = Wordings{.official = "Loker", .id = "Loket", .en = "Counter"};
  CHECK(text_in(text, Language::Indonesian) == "Loket");
  CHECK(text_in(text, Language::English) == "Counter");
  CHECK(text_in(text, Language::Sundanese) == "Loket");
}

TEST_CASE("an official text without a correction is shown as it stands", "[content]") {
  const LocalizedText text = Wordings{.official = "Gratis"};
  CHECK(text_in(text, Language::English) == "Gratis");
  CHECK(official_text(text) == "Gratis");
  CHECK_FALSE(is_empty(text));
}

TEST_CASE("an English text alone counts as empty", "[content]") {
  CHECK(is_empty(Wordings{.en = "Free"}));
}

TEST_CASE("every wording comes back as it was put in", "[content]") {
  const LocalizedText text =
      Wordings{.official = "Loker", .id = {}, .en = "Counter", .su = "Lokét"};
  CHECK(text.official() == "Loker");
  CHECK(text.id().empty());
  CHECK(text.en() == "Counter");
  CHECK(text.su() == "Lokét");
  CHECK(LocalizedText{}.su().empty());
  CHECK(LocalizedText{Wordings{}} == LocalizedText{});
}

TEST_CASE("a zero byte in a wording does not shift the others", "[content]") {
  const LocalizedText text =
      Wordings{.official = {}, .id = std::string{"Lo\0ket", 6}, .en = "Counter", .su = {}};
  CHECK(text.id() == "Loket");
  CHECK(text.en() == "Counter");
}
