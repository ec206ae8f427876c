// Compares the official texts of entry 71 with our own copy of the standard, letter by letter.

#include <algorithm>

#include "kiosk/domain/content_parser.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"
#include "tests/support/read_file.h"

using namespace kiosk::domain;

namespace {

void erase_all(std::string& text, const std::string& part) {
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at)) {
    text.erase(at, part.size());
  }
}

/// The copy without tags, table heads of later pages and line breaks.
std::string standard_text() {
  auto raw = tests::read_file("tests/data/standard/entry-071.txt");
  REQUIRE_FALSE(raw.empty());
  erase_all(raw, "NO\tKOMPONEN\tURAIAN\n");
  std::string text;
  bool in_tag = false;
  for (const char character : raw) {
    if (character == '<') in_tag = true;
    const bool is_space = character == ' ' || character == '\n' || character == '\t';
    if (!in_tag && !is_space) text += character;
    if (!in_tag && is_space && !text.ends_with(' ')) text += ' ';
    if (character == '>') in_tag = false;
  }
  return text;
}

class Reading {
 public:
  explicit Reading(std::string text) : text_(std::move(text)) {}

  /// The text must occur at or after the place the one before it ended.
  void expect(const std::string& official) {
    INFO(official);
    CHECK_FALSE(official.empty());
    const std::size_t found = text_.find(official, at_);
    CHECK(found != text_.npos);
    if (found == text_.npos) return;
    expect_numbering_only(text_.substr(at_, found - at_));
    at_ = found + official.size();
  }
  void expect(const LocalizedText& text) { expect(std::string{text.official()}); }
  void expect(const std::vector<TextItem>& items) {
    for (const TextItem& item : items) {
      expect(item.label + " " + std::string{item.text.official()});
      expect(item.items);
    }
  }

  void expect_end() const { expect_numbering_only(text_.substr(at_)); }

 private:
  /// Between two official texts stand numbers, a letter with `.` or `)`, colons and spaces; words
  /// there would be a part of the standard that the content lacks.
  static void expect_numbering_only(const std::string& gap) {
    const auto is_letter = [](char character) {
      return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    };
    const bool has_word = std::ranges::adjacent_find(gap, [&](char left, char right) {
                            return is_letter(left) && is_letter(right);
                          }) != gap.end();
    INFO("between: " << gap);
    CHECK_FALSE(has_word);
  }

  std::string text_;
  std::size_t at_ = 0;
};

void read_requirements(Reading& reading, const Requirements& requirements) {
  std::string heading;
  for (const RequirementItem& item : requirements.items) {
    if (item.heading != heading) {
      heading = item.heading;
      const auto found = std::ranges::find(requirements.headings, heading, &RequirementHeading::id);
      REQUIRE(found != requirements.headings.end());
      reading.expect(found->text);
    }
    reading.expect(item.text);
  }
}

void read_complaints(Reading& reading, const Complaints& complaints) {
  for (std::size_t i = 0; i < complaints.points.size(); ++i) {
    reading.expect(std::vector{complaints.points[i]});
    if (static_cast<int>(i) + 1 != complaints.channels_point) continue;
    for (const ComplaintChannel& channel : complaints.channels) {
      reading.expect(channel.id + ". " + std::string{channel.text.official()});
    }
  }
}

}  // namespace

TEST_CASE("every official text of entry 71 is the standard's, in its order", "[content]") {
  const Content content = parse_content(test_support::read_content_files());
  const Service* service = find_service(content, "SP071");
  REQUIRE(service != nullptr);
  const auto& titles = service->titles->components;
  Reading reading(standard_text());

  reading.expect(service->title);
  reading.expect(service->titles->parts[0]);
  reading.expect(titles[0]);
  read_requirements(reading, service->requirements);
  reading.expect(titles[1]);
  reading.expect(service->procedure.text);
  reading.expect(titles[2]);
  reading.expect(service->time.text);
  reading.expect(titles[3]);
  reading.expect(service->fee.text);
  reading.expect(titles[4]);
  reading.expect(service->products.text);
  reading.expect(titles[5]);
  read_complaints(reading, *service->complaints);
  reading.expect(service->titles->parts[1]);
  reading.expect(titles[6]);
  for (const LegalBasis& law : service->legal) reading.expect(law.text);
  reading.expect(titles[7]);
  for (const Facility& facility : service->facilities->items) {
    reading.expect(std::to_string(facility.number) + ". " + std::string{facility.text.official()});
  }
  reading.expect(titles[8]);
  reading.expect(service->competence->items);
  reading.expect(titles[9]);
  reading.expect(service->oversight->items);
  reading.expect(titles[10]);
  reading.expect(std::to_string(service->staff_count) + " Orang");
  reading.expect(titles[11]);
  reading.expect(service->guarantees->items);
  reading.expect(titles[12]);
  reading.expect(service->safety->items);
  reading.expect(titles[13]);
  reading.expect(service->evaluation->intro);
  reading.expect(service->evaluation->items);

  reading.expect_end();
}
