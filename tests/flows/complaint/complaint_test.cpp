// The form: from the kind of report to the ledger's question, without a window.

#include <fmt/format.h>

#include "tests/flows/complaint/story.h"
#include "tests/support/catch.h"

using tests::answer_choices;
using tests::at_the_notice;
using tests::sent;
using tests::Visit;
using tests::whole_complaint;
using tests::write_and_take;
using namespace std::chrono_literals;

namespace domain = kiosk::domain;
namespace complaint = kiosk::flows::complaint;

TEST_CASE("there are four ways in: complaint, suggestion, praise, by word of mouth (T6.1)",
          "[complaint]") {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.complaint");
  for (const auto* id :
       {"complaint.complaint", "complaint.suggestion", "complaint.praise", "complaint.oral"}) {
    CHECK(visit.offers(id));
  }
  visit.tap("complaint.oral");
  visit.tap("queue.priority.none");
  const auto asked = visit.all<kiosk::messages::IssueTicket>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].request.desk == "ADUAN");
}

TEST_CASE("who keeps what and why is told before the first key (P02)", "[complaint]") {
  const auto visit = at_the_notice();
  CHECK(visit.screen() == "complaint.notice");
  const auto& notice = *visit.model().content->common.privacy;
  REQUIRE(notice.items.size() == 6);
  for (std::size_t i = 0; i < notice.items.size(); ++i) {
    const auto said =
        fmt::format("{}\n{}", notice.items[i].heading.id(), notice.items[i].text.id());
    CHECK(visit.says("complaint.notice." + std::to_string(i)) == said);
  }
  CHECK(visit.says("complaint.notice.version").find(notice.version) != std::string::npos);
  CHECK_FALSE(visit.offers("key.a"));
}

TEST_CASE("a complaint tells header, matter and identity apart (T6.7, T6.10)", "[complaint]") {
  auto visit = whole_complaint();
  CHECK(visit.says("complaint.class") ==
        "Dicatat sebagai: Pengaduan\nPaling lambat dijawab: Jumat, 11 Desember 2026");
  const auto report = sent(visit);
  CHECK(report.header.classification == domain::Classification{domain::ReportKind::Complaint});
  CHECK(report.header.service_code == "SP071");
  CHECK(report.header.sector == visit.model().content->services.front().sector);
  CHECK(report.header.problem == domain::ProblemType::Time);
  CHECK(report.header.due == kiosk::parse_date("2026-12-11"));
  CHECK(report.header.warn == kiosk::parse_date("2026-12-07"));
  CHECK(report.header.notice_version == visit.model().content->common.privacy->version);
  CHECK(report.header.notice_digest.size() == 16);
  CHECK(report.matter.description.view() == "Berkas saya belum juga selesai.");
  REQUIRE(report.identity);
  CHECK(report.identity->name.view() == "Siti Uji");
  CHECK(report.identity->phone.view() == "081809898222");
  CHECK(report.identity->notify == domain::NotifyBy::WhatsApp);
}

TEST_CASE("thanks are said when the report is kept, never before", "[complaint]") {
  auto visit = whole_complaint();
  visit.tap("complaint.send");
  CHECK(visit.screen() == "complaint.sent");
  CHECK(visit.title() == visit.word("cmp.sending"));
  visit.keep_report();
  CHECK(visit.title() ==
        "Terima kasih. Nomor laporan PGD-261123-K01-0007-7. Dijawab paling lambat Jumat, 11 "
        "Desember 2026.");
  CHECK(visit.says("complaint.withdrawal").find("ABCD-EFGH-IJKL-MNOP") != std::string::npos);
  CHECK(visit.offers("complaint.qr"));
}

TEST_CASE("a report that is kept while another screen covers it is not asked for again",
          "[complaint]") {
  auto visit = whole_complaint();
  visit.tap("complaint.send");
  visit.tap("tools.display");
  visit.keep_report();
  visit.tap("nav.back");
  CHECK(visit.screen() == "complaint.sent");
  CHECK(visit.offers("complaint.qr"));
}

TEST_CASE("anonymity is one touch, leaves no name and is told to be a suggestion (T6.8, P01)",
          "[complaint]") {
  auto visit = at_the_notice();
  CHECK(visit.says("complaint.anonymous").find(visit.word("cmp.anon")) != std::string::npos);
  visit.tap("complaint.anonymous");
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  CHECK(visit.screen() == "complaint.summary");
  CHECK(visit.says("complaint.class").find(visit.word("cmp.anon")) != std::string::npos);
  CHECK_FALSE(visit.offers("complaint.change.name"));
  const auto report = sent(visit);
  CHECK_FALSE(report.identity);
  CHECK(report.header.classification.reason == domain::ClassReason::WithoutIdentity);
  CHECK_FALSE(report.header.due);
  visit.keep_report();
  CHECK(visit.title() == visit.word("cmp.done.s"));
}

TEST_CASE("who has given a name may still leave it out", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  visit.write("Siti");
  visit.tap("complaint.anonymous");
  CHECK(visit.screen() == "complaint.summary");
  CHECK_FALSE(sent(visit).identity);
}

TEST_CASE("confidential stays a complaint and hides the name on every later screen (T6.9)",
          "[complaint]") {
  auto visit = whole_complaint("complaint.confidential");
  CHECK(visit.says("complaint.change.name") == "Nama\nS••• U•••");
  CHECK(visit.all_text().find("Siti") == std::string::npos);
  const auto report = sent(visit);
  CHECK(report.header.confidential);
  CHECK(report.header.classification.kind == domain::ReportKind::Complaint);
  CHECK(report.identity->name.view() == "Siti Uji");
  visit.keep_report();
  CHECK(visit.all_text().find("Siti") == std::string::npos);
  CHECK(visit.all_text().find("Uji") == std::string::npos);
}

TEST_CASE("a service received more than thirty days ago is told to be late before sending (T6.2)",
          "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  visit.tap("complaint.about.officer");
  visit.tap("complaint.problem.7");
  visit.tap("complaint.when.day");
  visit.tap("complaint.day.month_back");
  CHECK_FALSE(visit.offers("complaint.late"));
  CHECK(visit.says("complaint.day") == "Sabtu, 24 Oktober 2026");
  visit.tap("complaint.day.back");
  CHECK(visit.says("complaint.late") == visit.word("cmp.late"));
  visit.tap("complaint.day.take");
  write_and_take(visit, "Petugas tidak ramah kepada saya.");
  write_and_take(visit, "Siti Uji");
  visit.tap("complaint.notify.3");
  write_and_take(visit, "siti.uji@gmail.com");
  visit.tap("complaint.take");
  CHECK(visit.says("complaint.class").find(visit.word("cmp.late")) != std::string::npos);
  const auto report = sent(visit);
  CHECK(report.header.classification ==
        domain::Classification{domain::ReportKind::Suggestion, domain::ClassReason::Late});
  CHECK(report.matter.received.day == kiosk::parse_date("2026-10-23"));
}

TEST_CASE("a day to come cannot be chosen", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  visit.tap("complaint.about.officer");
  visit.tap("complaint.problem.7");
  visit.tap("complaint.when.day");
  CHECK_FALSE(visit.offers("complaint.day.on"));
  visit.apply(kiosk::messages::Tapped{.id = "complaint.day.on", .value = {}});
  CHECK(visit.says("complaint.day") == "Senin, 23 November 2026");
}

TEST_CASE("waiting still, or having forgotten the day, stays a complaint (T6.3, T6.4)",
          "[complaint]") {
  const auto* answer = GENERATE("complaint.when.waiting", "complaint.when.forgotten");
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  visit.tap("complaint.about.service");
  visit.tap("complaint.service.SP071");
  visit.tap("complaint.problem.2");
  visit.tap(answer);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  write_and_take(visit, "Siti Uji");
  visit.tap("complaint.notify.5");
  write_and_take(visit, "Kp. Contoh RT 02");
  CHECK(sent(visit).header.classification.kind == domain::ReportKind::Complaint);
}

TEST_CASE("the chosen way to answer needs what it works with (T6.14)", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  write_and_take(visit, "S1");
  CHECK(visit.says("complaint.refused") == visit.word("cmp.bad.name"));
  visit.tap("key.delete");
  visit.tap("key.delete");
  write_and_take(visit, "Siti");
  visit.tap("complaint.notify.0");
  write_and_take(visit, "0812");
  CHECK(visit.says("complaint.refused") == visit.word("cmp.bad.mobile"));
  write_and_take(visit, "09898222");
  CHECK(visit.screen() == "complaint.write");
  visit.tap("complaint.take");
  CHECK(visit.screen() == "complaint.summary");
}

TEST_CASE("a landline takes calls, and messages need another number", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  write_and_take(visit, "Siti Uji");
  visit.tap("complaint.notify.2");
  write_and_take(visit, "02518321234");
  CHECK(visit.title() == visit.word("cmp.ask.address"));
  visit.tap("complaint.take");
  REQUIRE(visit.screen() == "complaint.summary");
  visit.tap("complaint.change.notify");
  visit.tap("complaint.notify.0");
  CHECK(visit.screen() == "complaint.write");  // another number is asked for
  visit.tap("complaint.take");
  CHECK(visit.says("complaint.asked") == visit.word("cmp.sure.landline"));
  visit.tap("complaint.take");
  CHECK(visit.screen() == "complaint.summary");
  const auto report = sent(visit);
  CHECK(report.identity->notify == domain::NotifyBy::Phone);  // as was said: a call
  CHECK(report.identity->phone.view() == "02518321234");
}

TEST_CASE("what may be a slip of a finger is asked about once and never refused", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  write_and_take(visit, "Ai");
  CHECK(visit.says("complaint.asked") == visit.word("cmp.sure.name"));
  visit.tap("complaint.take");
  CHECK(visit.screen() == "complaint.notify");
  visit.tap("complaint.notify.3");
  write_and_take(visit, "siti@gmail.c");
  CHECK(visit.says("complaint.asked") == visit.word("cmp.sure.email"));
  write_and_take(visit, "om");
  CHECK(visit.title() == visit.word("cmp.ask.address"));
}

TEST_CASE("what is to be changed leads back to the summary, with everything kept", "[complaint]") {
  auto visit = whole_complaint();
  visit.tap("complaint.change.request");
  write_and_take(visit, "Mohon diselesaikan minggu ini");
  CHECK(visit.screen() == "complaint.summary");
  CHECK(visit.says("complaint.change.request").find("Mohon diselesaikan") != std::string::npos);
  visit.tap("complaint.change.problem");
  visit.tap("complaint.problem.3");
  CHECK(visit.screen() == "complaint.summary");
  visit.tap("complaint.change.notify");
  visit.tap("complaint.notify.3");
  write_and_take(visit, "siti@contoh.id");
  CHECK(visit.screen() == "complaint.summary");
  const auto report = sent(visit);
  CHECK(report.header.problem == domain::ProblemType::Fee);
  CHECK(report.matter.request.view() == "Mohon diselesaikan minggu ini");
  CHECK(report.identity->email.view() == "siti@contoh.id");
  CHECK(report.identity->notify == domain::NotifyBy::Email);
}

TEST_CASE("going back in the form loses nothing that was typed", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.named");
  answer_choices(visit);
  visit.write("Berkas saya");
  visit.tap("nav.back");
  CHECK(visit.screen() == "complaint.when");
  visit.tap("complaint.when.waiting");
  CHECK(visit.says("complaint.field") == "Berkas saya_");
}

TEST_CASE("sixteen digits in the description bring a warning, not a refusal", "[complaint]") {
  auto visit = at_the_notice();
  visit.tap("complaint.anonymous");
  answer_choices(visit);
  visit.write("NIK 3214005001900001");
  CHECK(visit.says("complaint.nik") == visit.word("cmp.nik"));
  visit.tap("complaint.take");
  CHECK(visit.screen() == "complaint.summary");
}

TEST_CASE("a suggestion asks neither problem nor day", "[complaint]") {
  auto visit = at_the_notice("complaint.suggestion");
  visit.tap("complaint.anonymous");
  visit.tap("complaint.about.facility");
  visit.tap("complaint.pick.none");
  CHECK(visit.screen() == "complaint.write");
  visit.tap("complaint.take");
  CHECK(visit.says("complaint.refused") == visit.word("cmp.bad.empty"));
  write_and_take(visit, "Tambah kursi");
  const auto report = sent(visit);
  CHECK(report.header.classification == domain::Classification{domain::ReportKind::Suggestion});
  CHECK(report.matter.description.view() == "Tambah kursi");
}

TEST_CASE("what another errand knows is not asked again", "[complaint]") {
  auto model = tests::booted_model();
  model.screen = complaint::Start{
      .prefill = {.service = "SP071", .problem = domain::ProblemType::Fee, .related = "A012"}};
  Visit visit{std::move(model)};
  visit.tap("complaint.complaint");
  visit.tap("complaint.named");
  CHECK(visit.screen() == "complaint.when");
  visit.tap("complaint.when.today");
  CHECK(visit.screen() == "complaint.write");
  SECTION("and goes along with a name") {
    write_and_take(visit, "Saya diminta biaya oleh seseorang");
    write_and_take(visit, "Siti Uji");
    visit.tap("complaint.notify.0");
    write_and_take(visit, "081809898222");
    visit.tap("complaint.take");
    const auto report = sent(visit);
    CHECK(report.header.problem == domain::ProblemType::Fee);
    CHECK(report.header.service_code == "SP071");
    CHECK(report.matter.related == "A012");
  }
  SECTION("but an anonymous report is tied to no ticket (P01)") {
    write_and_take(visit, "Saya diminta biaya oleh seseorang");
    visit.tap("complaint.anonymous");
    CHECK(sent(visit).matter.related.empty());
  }
}
