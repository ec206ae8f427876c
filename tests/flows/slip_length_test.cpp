// How long slips are: what has to be held in a hand and put into a pocket. The lengths stand in
// drivers/README.md too.

#include <map>
#include <utility>

#include <fmt/format.h>

#include "drivers/printer/escpos.h"
#include "drivers/printer/raster.h"
#include "kiosk/flows/precheck/slip.h"
#include "kiosk/flows/queue/slip.h"
#include "tests/support/catch.h"
#include "tests/support/sample_precheck.h"
#include "tests/support/visit.h"

using drivers::printer::Document;
using kiosk::domain::Language;
using kiosk::domain::Reply;
using kiosk::ui::TextSize;

namespace {

constexpr auto languages = {Language::Indonesian, Language::English, Language::Sundanese};

Document ticket_in(Language language, TextSize size) {
  auto model = tests::booted_model();
  model.session.appearance = {.language = language, .text_size = size};
  auto ticket = tests::sample_ticket();
  ticket.request.desk = "DAFTAR";
  return kiosk::flows::queue::ticket_slip(kiosk::app::world_of(model, tests::words()), ticket,
                                          kiosk::flows::queue::SlipVersion::Original);
}

Document checklist_in(Language language, TextSize size, int missing) {
  auto model = tests::booted_model();
  model.session.appearance = {.language = language, .text_size = size};
  const auto world = kiosk::app::world_of(model, tests::words());
  auto answers = tests::all_yes({"COMM"});
  answers["B5a"].expires = kiosk::parse_date("2026-11-22");
  if (missing == 5) {
    answers["A2"].reply = Reply::NotYet;  // and A3, which needs it
    answers["B2"].chosen = {"struktur", "uraian_tugas"};
    answers["B3"].reply = Reply::NotYet;
  }
  const auto& service = model.content->services.front();
  const auto assessment = kiosk::domain::assess(service.requirements, answers, world.local().date);
  CHECK(assessment.missing.size() == static_cast<std::size_t>(missing));
  return kiosk::flows::precheck::checklist(
      world, service, kiosk::flows::precheck::advice_of(world, service, assessment),
      assessment.missing, model.now);
}

double drawn_mm(const Document& document, int width_dots) {
  return drivers::printer::render(document, {.width_dots = width_dots})->height_dots / 8.0;
}

double native_mm(const Document& document) {
  const auto& profile =
      *drivers::printer::find_profile(drivers::printer::builtin_profiles(), "epson-tm-t82");
  CHECK(drivers::printer::is_all_letters(document, profile));
  return drivers::printer::encode(document, profile, {}, {}).length_mm;
}

/// At most so long on 80 mm paper, and a third longer on 58 mm.
void check_length(const char* name, const Document& document, double most_mm) {
  const double wide = drawn_mm(document, 576);
  const double narrow = drawn_mm(document, 384);
  const double native = native_mm(document);
  const auto lengths =
      fmt::format("{}: 576 dots {:.0f} mm, 384 dots {:.0f} mm, own letters {:.0f} mm", name, wide,
                  narrow, native);
  UNSCOPED_INFO(lengths);
  CHECK(wide <= most_mm);
  CHECK(narrow <= most_mm * 4 / 3);
  CHECK(native <= most_mm);
}

}  // namespace

TEST_CASE("a ticket is no longer than 170 mm, in large print 260 mm", "[slip][length]") {
  for (const auto language : languages) {
    INFO(kiosk::domain::code_of(language));
    check_length("ticket", ticket_in(language, TextSize::Normal), 170);
    check_length("large ticket", ticket_in(language, TextSize::Large), 260);
  }
}

TEST_CASE("a checklist is no longer than 240 mm with one missing, 330 mm with five",
          "[slip][length]") {
  for (const auto language : languages) {
    INFO(kiosk::domain::code_of(language));
    check_length("one missing", checklist_in(language, TextSize::Normal, 1), 240);
    check_length("five missing", checklist_in(language, TextSize::Normal, 5), 330);
  }
}
