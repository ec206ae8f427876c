// What stands on the ticket and in which order.

#include "kiosk/flows/queue/slip.h"

#include <optional>
#include <vector>

#include "kiosk/domain/codes.h"
#include "tests/support/catch.h"
#include "tests/support/visit.h"

using drivers::printer::Block;
using drivers::printer::Document;
using drivers::printer::QrCode;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using kiosk::domain::Language;
using kiosk::flows::queue::SlipVersion;
using kiosk::flows::queue::ticket_slip;
using tests::check_order;

namespace {

Document slip_in(Language language, SlipVersion kind = SlipVersion::Original,
                 kiosk::domain::Ticket ticket = tests::sample_ticket(),
                 kiosk::ui::TextSize size = kiosk::ui::TextSize::Normal) {
  auto model = tests::booted_model();
  model.session.appearance = {.language = language, .text_size = size};
  return ticket_slip(kiosk::app::world_of(model, tests::words()), ticket, kind);
}

std::vector<TextLine> lines_of(const Document& document) {
  std::vector<TextLine> all;
  for (const auto& block : document.blocks) {
    for (auto& line : drivers::printer::lines_of(block)) all.push_back(std::move(line));
  }
  return all;
}

std::optional<TextLine> line_with(const Document& document, const std::string& text) {
  for (const auto& line : lines_of(document)) {
    if (line.text.find(text) != std::string::npos) return line;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("the ticket says what the rules ask, in their order", "[slip]") {
  check_order(tests::slip_text(slip_in(Language::Indonesian)),
              {"Mal Pelayanan Publik Bale Madukara", "Nomor antrean Anda", "A-012", "Dipanggil di",
               "Informasi", "Dekat pintu masuk", "Di depan Anda", "7 orang", "±18 menit",
               "Sertifikat Standar", "GRATIS", "23 Nov 2026", "09.12 WIB", "Pindai",
               "Terlewat 3×? Temui petugas.", "PASTI"});
}

TEST_CASE("T4.1: the ticket of a free service says GRATIS in every language", "[slip]") {
  for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
    const auto text = tests::slip_text(slip_in(language));
    const auto word = kiosk::ui::resolve(kiosk::ui::tr("slip.free"), language, tests::words());
    INFO(text);
    CHECK(text.find(word) != std::string::npos);
    CHECK((word.find("GRATIS") != std::string::npos || language == Language::English));
  }
}

TEST_CASE("a ticket without a service is free too: it leads to the information desk", "[slip]") {
  auto ticket = tests::sample_ticket();
  ticket.request.service_code.clear();
  const auto text = tests::slip_text(slip_in(Language::Indonesian, SlipVersion::Original, ticket));
  CHECK(text.find("GRATIS") != std::string::npos);
  CHECK(text.find("A-012") != std::string::npos);
}

TEST_CASE("the number is the largest text of the ticket", "[slip]") {
  const auto slip = slip_in(Language::Indonesian);
  for (const auto& line : lines_of(slip)) {
    CHECK((line.size == TextSize::Number) == (line.text == "A-012"));
  }
}

TEST_CASE("priority is marked, and its reason is not", "[slip]") {
  auto ticket = tests::sample_ticket();
  CHECK_FALSE(line_with(slip_in(Language::Indonesian), "PRIORITAS"));
  ticket.request.priority = kiosk::domain::Priority::Pregnant;
  const auto slip = slip_in(Language::Indonesian, SlipVersion::Original, ticket);
  REQUIRE(line_with(slip, "PRIORITAS"));
  CHECK(line_with(slip, "PRIORITAS")->size == TextSize::Title);
  auto other = ticket;
  other.request.priority = kiosk::domain::Priority::Elderly;
  CHECK(slip == slip_in(Language::Indonesian, SlipVersion::Original, other));
}

TEST_CASE("a copy says SALINAN above and below its number and is the same otherwise", "[slip]") {
  const auto original = slip_in(Language::Indonesian);
  auto copy = slip_in(Language::Indonesian, SlipVersion::Copy);
  CHECK(std::get<TextLine>(copy.blocks.front()).text == "SALINAN");
  const auto is_number = [](const auto& block) {
    const auto* line = std::get_if<TextLine>(&block);
    return line != nullptr && line->size == TextSize::Number;
  };
  const auto number = std::ranges::find_if(copy.blocks, is_number);
  REQUIRE(number != copy.blocks.end());
  CHECK(std::get<TextLine>(*std::next(number)).text == "SALINAN");
  copy.blocks.erase(std::next(number));
  copy.blocks.erase(copy.blocks.begin());
  CHECK(copy == original);
  CHECK_FALSE(line_with(original, "SALINAN"));
}

TEST_CASE("who reads the screen in large letters gets a slip in large letters (A17)", "[slip]") {
  const auto large = slip_in(Language::Indonesian, SlipVersion::Original, tests::sample_ticket(),
                             kiosk::ui::TextSize::Large);
  for (const auto& line : lines_of(large)) {
    CHECK(line.size != TextSize::Body);
    CHECK(line.size != TextSize::Heading);
  }
}

TEST_CASE("the code on the ticket verifies with the kiosk's key and says what the slip says",
          "[slip]") {
  const auto model = tests::booted_model();
  const auto code = tests::slip_code(slip_in(Language::Indonesian));
  const kiosk::domain::KeyRing keys{.kiosk_keys = {model.keys.signing}, .office_keys = {}};
  const auto read = kiosk::domain::verify_code(code, keys, *kiosk::parse_date("2026-11-23"));
  REQUIRE(read);
  const auto* ticket = std::get_if<kiosk::domain::TicketCode>(&*read);
  REQUIRE(ticket != nullptr);
  CHECK(ticket->kiosk == "K01");
  CHECK(ticket->number == tests::sample_ticket().number);
  CHECK(ticket->service_code == "SP071");
  CHECK(ticket->time == std::chrono::hours{9} + std::chrono::minutes{12});
  CHECK_FALSE(ticket->priority);
  auto forged = code;
  forged[10] = forged[10] == 'A' ? 'B' : 'A';
  CHECK_FALSE(kiosk::domain::verify_code(forged, keys, *kiosk::parse_date("2026-11-23")));
}

TEST_CASE("the ticket is in the visitor's language", "[slip]") {
  const auto english = tests::slip_text(slip_in(Language::English));
  INFO(english);
  CHECK(english.find("Your queue number") != std::string::npos);
  CHECK(english.find("menit") == std::string::npos);
}

TEST_CASE("no slip holds an empty line", "[slip]") {
  for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
    for (const auto& line : lines_of(slip_in(language))) CHECK_FALSE(line.text.empty());
  }
}
