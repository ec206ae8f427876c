// Reading the standard of a service. Names begin with the acceptance tests of the domain rules.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace {

namespace domain = kiosk::domain;
namespace info = kiosk::flows::info;
using domain::Component;
using tests::Visit;

Visit reading(Component component, info::Wording wording = info::Wording::Shown) {
  Visit visit;
  visit.arrange().screen =
      info::ComponentPage{.service = "SP071", .component = component, .wording = wording};
  return visit;
}

/// Changes the content behind the visitor.
std::vector<std::string> ids_with(const Visit& visit, const std::string& prefix) {
  std::vector<std::string> ids;
  const auto tree = visit.tree();
  for (const auto* node : kiosk::ui::all_nodes(tree)) {
    if (node->id.starts_with(prefix)) ids.push_back(node->id);
  }
  return ids;
}

domain::LocalizedText own(const char* text) {
  return domain::Wordings{.official = {}, .id = text, .en = {}, .su = {}};
}

void add_flow(domain::Content& content, int classification) {
  domain::ProcedureFlow flow{.classification = classification,
                             .title = own("Alur uji"),
                             .applies_when = own("Bila uji"),
                             .steps = {{.text = own("Langkah uji"), .desk = "INFO"}}};
  for (auto& service : content.services) service.procedure.flows.emplace_back(flow);
}

}  // namespace

TEST_CASE("T0.1: the standard is found by choosing, and names number, risk, code and title",
          "[info]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.info");
  visit.tap("info.services");
  visit.tap("queue.agency.DPMPTSP");
  visit.tap("queue.service.SP071");
  CHECK(visit.screen() == "info.standard");
  CHECK(visit.says("info.numbers").find("71") != std::string::npos);
  CHECK(visit.says("info.numbers").find("KBLI 71206") != std::string::npos);
  CHECK(visit.says("info.risk") == "Risiko menengah tinggi");
  CHECK(visit.says("info.name").starts_with("Sertifikat Standar (Risiko Menengah Tinggi)"));
}

TEST_CASE("a search for information leads to the standard, not to a number", "[info]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.info");
  visit.tap("info.services");
  visit.tap("queue.search");
  visit.type("71206");
  visit.tap("search.show");
  visit.tap("queue.service.SP071");
  CHECK(visit.screen() == "info.standard");
}

TEST_CASE("T0.3: six components come first and eight behind Selengkapnya", "[info]") {
  Visit visit;
  visit.arrange().screen = info::Standard{.service = "SP071"};
  CHECK(ids_with(visit, "info.component.").size() == 6);
  CHECK(visit.offers("info.component.1"));
  CHECK_FALSE(visit.offers("info.component.7"));
  visit.tap("info.more");
  CHECK(ids_with(visit, "info.component.").size() == 8);
  CHECK(visit.offers("info.component.14"));
  CHECK_FALSE(visit.offers("info.component.6"));
}

TEST_CASE("every component opens a page of its own", "[info]") {
  for (int number = 1; number <= 14; ++number) {
    Visit visit;
    visit.arrange().screen = info::Standard{
        .service = "SP071",
        .part = number <= 6 ? domain::StandardPart::Delivery : domain::StandardPart::Management};
    visit.tap("info.component." + std::to_string(number));
    INFO(number);
    CHECK(visit.screen() == "info.component");
    CHECK(visit.title().starts_with(std::to_string(number) + ". "));
    CHECK(visit.tree().body.size() >= 1);
  }
}

TEST_CASE("the official wording is the standard's, in Indonesian in every session", "[info]") {
  auto visit = reading(Component::Guarantees);
  visit.tap("tools.language.en");
  CHECK(visit.says("info.point.2") == "2. Pact of integrity");
  visit.tap("info.wording");
  CHECK(visit.says("official.info.point.2") == "2. Fakta integritas;");
  const auto tree = visit.tree();
  const auto* line = visit.node(tree, "official.info.point.2");
  REQUIRE(line != nullptr);
  CHECK(line->language == domain::Language::Indonesian);
  visit.tap("info.wording");
  CHECK(visit.says("info.point.2") == "2. Pact of integrity");
}

TEST_CASE("requirements stand below their headings with the branches told apart", "[info]") {
  const auto visit = reading(Component::Requirements);
  CHECK(ids_with(visit, "info.heading.") ==
        std::vector<std::string>{"info.heading.A", "info.heading.B", "info.heading.B5",
                                 "info.heading.B6"});
  CHECK(visit.says("info.heading.B5").starts_with("5. Bagi perusahaan Jasa Commissioning"));
  CHECK(visit.says("info.item.B6c").starts_with("c. "));
  CHECK(visit.says("info.item.A1") == "1. Skala usaha kecil atau menengah");
}

TEST_CASE("T2.1: without the annex the procedure is a summary that says so", "[info]") {
  const auto visit = reading(Component::Procedure);
  CHECK(visit.says("info.procedure") == "Klasifikasi 3, 7, 12, atau 16 (Lampiran IV)");
  CHECK(visit.says("info.summary") == "Ringkasan, bukan dari Lampiran IV");
  CHECK(ids_with(visit, "info.step.").size() == 7);
}

TEST_CASE("T2.2: a flow that the office supplies is shown instead of the summary", "[info]") {
  auto visit = reading(Component::Procedure);
  visit.change_content([](auto& content) { add_flow(content, 7); });
  CHECK(visit.says("info.summary").empty());
  CHECK(visit.says("info.flow.title") == "Alur uji");
  CHECK(visit.says("info.step.1").starts_with("1. Langkah uji"));
}

TEST_CASE("T2.2: where several flows apply, their difference is asked first", "[info]") {
  auto visit = reading(Component::Procedure);
  visit.change_content([](auto& content) {
    add_flow(content, 3);
    add_flow(content, 7);
  });
  CHECK(ids_with(visit, "info.step.").empty());
  CHECK(visit.says("info.flow.3").starts_with("Bila uji"));
  visit.tap("info.flow.7");
  CHECK(ids_with(visit, "info.step.").size() == 1);
}

TEST_CASE("T3.2: the example is conditional, and absent where the calendar does not reach",
          "[info]") {
  auto visit = reading(Component::Time);
  CHECK(visit.says("info.days") == "7 hari kerja");
  CHECK(visit.says("info.example") ==
        "Bila berkas diterima lengkap dan benar hari ini, perkiraan selesai Rabu, 2 Desember "
        "2026.");
  visit.set_clock("2027-12-24T09:00:00+07:00");
  CHECK(visit.says("info.example").empty());
  CHECK(visit.says("info.days") == "7 hari kerja");
}

TEST_CASE("after closing the example counts from the next working day", "[info]") {
  auto visit = reading(Component::Time);
  visit.set_clock("2026-11-23T20:00:00+07:00");
  CHECK(visit.says("info.example").find("pada Selasa, 24 November 2026") != std::string::npos);
  CHECK(visit.says("info.example").find("Kamis, 3 Desember 2026") != std::string::npos);
}

TEST_CASE("T4.1: a free service says GRATIS, and who is asked to pay can report it", "[info]") {
  Visit visit;
  visit.arrange().screen = info::Standard{.service = "SP071"};
  CHECK(visit.says("info.free") == "GRATIS");
  visit.tap("info.component.4");
  CHECK(visit.says("info.free").starts_with("GRATIS"));
  visit.tap("info.report_fee");
  const auto* report = std::get_if<kiosk::flows::complaint::Start>(&visit.model().screen);
  REQUIRE(report != nullptr);
  CHECK(report->prefill.service == "SP071");
  CHECK(report->prefill.problem == domain::ProblemType::Fee);
}

TEST_CASE("T7.1: six laws in the order of the standard", "[info]") {
  const auto visit = reading(Component::Legal);
  CHECK(visit.says("info.law.1").starts_with("1. Undang-Undang Nomor 11 Tahun 2020"));
  CHECK(visit.says("info.law.2").starts_with("2. Peraturan Pemerintah Nomor 5 Tahun 2021"));
  CHECK(visit.says("info.law.6").starts_with("6. Peraturan Menteri Perindustrian Nomor 9"));
  CHECK(visit.says("info.law.7").empty());
}

TEST_CASE("T7.2: an office note stands below the official line and never instead of it", "[info]") {
  for (const auto wording : {info::Wording::Shown, info::Wording::Official}) {
    auto visit = reading(Component::Legal, wording);
    const std::string prefix = wording == info::Wording::Official ? "official." : "";
    const auto before = visit.says(prefix + "info.law.2");
    CHECK(before.find("Nomor 5 Tahun 2021") != std::string::npos);
    CHECK(visit.says("info.law.2.note").find("Nomor 28 Tahun 2025") != std::string::npos);
    CHECK(visit.says("info.law.2.note").find("belum dikonfirmasi") != std::string::npos);
    visit.change_content([](auto& content) {
      for (auto& service : content.services) service.legal[1].status_note = {};
    });
    CHECK(visit.says(prefix + "info.law.2") == before);
    CHECK(visit.says("info.law.2.note").empty());
  }
}

TEST_CASE("a note that was checked says on which day", "[info]") {
  auto visit = reading(Component::Legal);
  visit.change_content([](auto& content) {
    for (auto& service : content.services) {
      service.legal[1].checked_on = kiosk::parse_date("2026-11-02");
    }
  });
  CHECK(visit.says("info.law.2.note").find("Senin, 2 November 2026") != std::string::npos);
}

TEST_CASE("T9.1: the page of competence has nine points", "[info]") {
  const auto visit = reading(Component::Competence);
  CHECK_FALSE(visit.says("info.point.9").empty());
  CHECK(visit.says("info.point.10").empty());
}

TEST_CASE("T10.1: the page of oversight has two points", "[info]") {
  const auto visit = reading(Component::Oversight);
  CHECK_FALSE(visit.says("info.point.2").empty());
  CHECK(visit.says("info.point.3").empty());
}

TEST_CASE("T11.1: the number of staff is shown", "[info]") {
  CHECK(reading(Component::StaffCount).says("info.staff") == "30 orang");
}

TEST_CASE("T12.2: the mottos are shown exactly", "[info]") {
  const auto visit = reading(Component::Guarantees);
  CHECK(visit.says("info.motto.PASTI").find("Pelayanan Sepenuh Hati") != std::string::npos);
  CHECK(visit.says("info.motto.KSATRIA")
            .find("Kolaborasi, Satu Pintu, Rekreatif, Inovatif, dan Amanah") != std::string::npos);
}

TEST_CASE("T13.3: the page of safety has three points", "[info]") {
  const auto visit = reading(Component::Safety);
  CHECK_FALSE(visit.says("info.point.3").empty());
  CHECK(visit.says("info.point.4").empty());
}

TEST_CASE("the last review is told only when it is known", "[info]") {
  auto visit = reading(Component::Evaluation);
  CHECK(visit.says("info.reviewed").empty());
  visit.change_content([](auto& content) {
    for (auto& service : content.services) service.reviewed_on = kiosk::parse_date("2026-03-02");
  });
  CHECK(visit.says("info.reviewed").find("Senin, 2 Maret 2026") != std::string::npos);
}

TEST_CASE("a service that was taken out while it was read says so", "[info]") {
  auto visit = reading(Component::Time);
  visit.change_content([](auto& content) { content.services.clear(); });
  CHECK_FALSE(visit.says("info.gone").empty());
}

TEST_CASE("from the card to the standard and on to a number", "[info]") {
  Visit visit;
  visit.tap("attract.start");
  visit.arrange().screen = kiosk::flows::queue::Card{.service = "SP071"};
  visit.tap("card.standard");
  CHECK(visit.screen() == "info.standard");
  visit.tap("info.take");
  CHECK(visit.screen() == "queue.card");
}
