// The survey's questions and the roster of officers, as content files give them.

#include <algorithm>

#include "kiosk/domain/content_parser.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;

namespace {

Content with_roster(const std::string& officers) {
  auto files = test_support::read_content_files();
  files.texts["roster.json"] = R"({"schema":1,"officers":[)" + officers + "]}";
  return parse_content(files);
}

}  // namespace

TEST_CASE("the shipped survey asks the nine official questions with four options each",
          "[survey_content]") {
  const auto content = parse_content(test_support::read_content_files());
  const auto& questions = content.common.survey->items;
  REQUIRE(questions.size() == survey_element_count);
  CHECK(official_text(questions[0].text) ==
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis "
        "pelayanannya");
  CHECK(official_text(questions[3].options[3]) == "Gratis");
  CHECK(key_of(questions[7].element) == "facilities");
  CHECK(key_of(questions[8].element) == "complaints");
  CHECK(official_text(questions[8].options[0]) == "Tidak ada");
}

TEST_CASE("a service may ask another question about an element", "[survey_content]") {
  auto content = parse_content(test_support::read_content_files());
  Service service;
  service.survey_questions = {content.common.survey->items[3]};
  service.survey_questions[0].text = Wordings{.id = "Apakah ada pungutan?"};
  const auto& official = *content.common.survey;
  CHECK(survey_question(official, &service, SurveyElement::Fee)->text.id() ==
        "Apakah ada pungutan?");
  CHECK(survey_question(official, &service, SurveyElement::Time) == &official.items[2]);
  CHECK(survey_question(official, nullptr, SurveyElement::Fee) == &official.items[3]);
}

TEST_CASE("a survey with a missing element or option is refused and the rest serves on",
          "[survey_content]") {
  auto files = test_support::read_content_files();
  auto& text = files.texts["common/skm.json"];
  text.replace(text.find("\"procedure\""), 11, "\"time\"");
  const auto content = parse_content(files);
  CHECK(content.common.survey->items.empty());
  CHECK_FALSE(is_clean(content));
  CHECK_FALSE(content.services.empty());
}

TEST_CASE("T9.3 the roster holds no identity or telephone number, by any member", "[roster]") {
  const std::string good =
      R"({"code":"PTG-0012","name":"Siti Aminah","unit":{"id":"Pendaftaran"},"active":true})";
  const auto content = with_roster(good);
  REQUIRE(content.roster.size() == 1);
  CHECK(find_active_officer(content.roster, "PTG-0012") != nullptr);
  CHECK(find_active_officer(content.roster, "PTG-0013") == nullptr);
  for (const auto* bad :
       {R"({"code":"PTG-1","name":"A","unit":{"id":"B"},"nik":"3214005001900001"})",
        R"({"code":"PTG-1","name":"A","unit":{"id":"B"},"phone":"0818"})",
        R"({"code":"PTG-1","name":"A 19850101 201001 1 001","unit":{"id":"B"}})",
        R"({"code":"3214005001900001","name":"A","unit":{"id":"B"}})",
        R"({"code":"PTG-1","name":"A","unit":{"id":"Telp. 0818-0989-8222"}})"}) {
    INFO(bad);
    CHECK(with_roster(bad).roster.empty());
    CHECK_FALSE(is_clean(with_roster(bad)));
  }
  CHECK(with_roster(good + "," + good).roster.empty());
}
