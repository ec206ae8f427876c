#include "tests/support/sample_states.h"

#include <filesystem>

#include "kiosk/domain/content_parser.h"
#include "kiosk/shell/files/catalogues.h"
#include "tests/support/read_file.h"
#include "tests/support/sample_complaint.h"
#include "tests/support/sample_information.h"
#include "tests/support/sample_modes.h"
#include "tests/support/sample_precheck.h"
#include "tests/support/sample_scan.h"
#include "tests/support/sample_staff.h"

namespace tests {
namespace {

namespace app = kiosk::app;
namespace domain = kiosk::domain;
namespace flows = kiosk::flows;
namespace printer = drivers::printer;
using namespace std::chrono_literals;

domain::ContentFiles shipped_files() {
  domain::ContentFiles files;
  const std::filesystem::path folder = ANJUNGAN_SOURCE_DIR "/config";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto path = entry.path().lexically_relative(folder).generic_string();
    if (!entry.is_regular_file() || !domain::is_content_file(path)) continue;
    files.texts[path] = read_file(entry.path());
  }
  return files;
}

flows::queue::Issuing numbered(flows::PaperPhase paper) {
  flows::queue::Issuing state{.service = "SP071"};
  state.ticket = sample_ticket();
  state.keeping = {.id = state.ticket->request.id, .phase = flows::KeepPhase::Kept};
  state.paper = {.subject = state.keeping.id,
                 .kind = kiosk::messages::SlipKind::Ticket,
                 .job = 1,
                 .phase = paper};
  return state;
}

app::Model showing(flows::Screen screen) {
  auto model = booted_model();
  model.trail = {flows::home::Errands{}};
  model.screen = std::move(screen);
  return model;
}

SampleState issuing(const char* name, flows::PaperPhase paper, printer::Trouble trouble) {
  auto state = numbered(paper);
  state.paper.trouble = trouble;
  auto model = showing(std::move(state));
  model.trail.clear();
  if (trouble != printer::Trouble::None) {
    model.health.printer.status = {.readiness = printer::Readiness::NotReady, .trouble = trouble};
  }
  return {name, std::move(model)};
}

SampleState refused(const char* name, kiosk::store::StoreError error) {
  flows::queue::Issuing state{.service = "SP071"};
  state.keeping = {.phase = flows::KeepPhase::Refused, .error = error};
  auto model = showing(std::move(state));
  model.health.store.trouble = error;
  model.trail.clear();
  return {name, std::move(model)};
}

/// The closed screen as it stands at another time or with another content.
SampleState closed(const char* name, const char* now,
                   const std::function<void(domain::Content&)>& change = {}) {
  auto model = showing(flows::queue::Closed{.service = "SP071"});
  model.now = *kiosk::parse_instant(now);
  if (change) {
    auto content = *model.content;
    change(content);
    model.content = std::make_shared<const domain::Content>(std::move(content));
  }
  return {name, std::move(model)};
}

std::vector<SampleState> closed_states() {
  return {
      closed("queue.closed.evening", "2026-11-23T20:00:00+07:00"),
      closed("queue.closed.early", "2026-11-23T05:00:00+07:00"),
      closed("queue.closed.holiday", "2026-12-25T10:00:00+07:00"),
      closed("queue.closed.weekend", "2026-11-22T10:00:00+07:00"),
      closed("queue.closed.not_configured", "2026-11-23T10:00:00+07:00",
             [](auto& content) { content.office.hours = {}; }),
      closed("queue.closed.cut_off", "2026-11-23T14:30:00+07:00",
             [](auto& content) {
               for (auto& group : content.office.groups) group.limits.cut_off = 13h;
             }),
      closed("queue.closed.quota", "2026-11-23T10:00:00+07:00",
             [](auto& content) {
               for (auto& group : content.office.groups) group.limits.quota_per_day = 0;
             }),
  };
}

std::vector<SampleState> issuing_states() {
  using flows::PaperPhase;
  using printer::Trouble;
  auto again = issuing("queue.issuing.failed_printer_back", PaperPhase::Failed, Trouble::None);
  flows::queue::Issuing asked{.service = "SP071"};
  asked.keeping.phase = flows::KeepPhase::Asked;
  auto alone = numbered(PaperPhase::Printed);  // no counter tells who is done
  alone.ticket->wait_minutes.reset();
  auto alone_model = showing(alone);
  alone_model.trail.clear();
  return {
      {"queue.issuing.asked", showing(asked)},
      issuing("queue.issuing.printing", PaperPhase::Printing, Trouble::None),
      issuing("queue.issuing.printed", PaperPhase::Printed, Trouble::None),
      {"queue.issuing.alone", std::move(alone_model)},
      issuing("queue.issuing.failed", PaperPhase::Failed, Trouble::PaperOut),
      issuing("queue.issuing.unknown", PaperPhase::Unknown, Trouble::NoReply),
      again,
      refused("queue.issuing.refused", kiosk::store::StoreError::DiskFull),
      refused("queue.issuing.exhausted", kiosk::store::StoreError::Exhausted),
  };
}

std::vector<SampleState> staff_states() {
  auto trouble = signed_in(flows::staff::StatusPage{});
  trouble.health.printer.status = {.readiness = printer::Readiness::NotReady,
                                   .trouble = printer::Trouble::CoverOpen};
  trouble.health.store.trouble = kiosk::store::StoreError::ReadOnly;
  trouble.health.store.clock = domain::ClockVerdict::BeforeRecords;
  auto content = *trouble.content;
  content.findings.push_back({.severity = domain::Severity::Error,
                              .file = "services/SP072.json",
                              .line = 12,
                              .message = "unknown desk \"LOKET9\"; the service is skipped"});
  trouble.content = std::make_shared<const domain::Content>(std::move(content));
  auto near_end = signed_in(flows::staff::StatusPage{});
  near_end.health.printer.status.paper = printer::Paper::NearEnd;
  auto forked = signed_in(flows::staff::StatusPage{});
  forked.health.link = {.state = kiosk::messages::LinkState::Refused,
                        .refusal = kiosk::sync::Refusal::Fork};
  return {{"staff.status", signed_in(flows::staff::StatusPage{})},
          {"staff.status.trouble", std::move(trouble)},
          {"staff.status.near_end", std::move(near_end)},
          {"staff.status.hub", std::move(forked)}};
}

}  // namespace

const kiosk::ui::Words& words() {
  static const auto loaded = kiosk::shell::load_words(ANJUNGAN_LOCALE_DIR);
  return loaded;
}

std::shared_ptr<const domain::Content> sample_content() {
  static const auto content =
      std::make_shared<const domain::Content>(domain::parse_content(shipped_files()));
  return content;
}

domain::Ticket sample_ticket() {
  return {.request = {.id = *kiosk::parse_uuid("0190163d-8694-739b-aea5-966c26f8ad91"),
                      .group = 'A',
                      .service_code = "SP071",
                      .desk = "INFO"},
          .number = {.group = 'A', .sequence = 12},
          .day = *kiosk::parse_date("2026-11-23"),
          .issued_at = *kiosk::parse_instant("2026-11-23T09:12:00+07:00"),
          .ahead_at_issue = 7,
          .wait_minutes = 18};
}

app::Model booted_model() {
  flows::Settings settings;
  settings.languages = {domain::Language::Indonesian, domain::Language::English,
                        domain::Language::Sundanese};
  settings.takes_reports = true;
  flows::CodeKeys keys{.signing = {.kid = "01", .key = kiosk::Bytes(32)}};
  for (std::uint8_t i = 0; i < 32; ++i) keys.signing.key[i] = i;
  auto model = app::start(std::move(settings), std::move(keys)).model;
  model.now = *kiosk::parse_instant("2026-11-23T09:12:00+07:00");
  model.content = sample_content();
  static const auto search = std::make_shared<const domain::SearchIndex>(*sample_content());
  model.search = search;
  model.content_digest = "sample";
  model.identities.clear();
  model.voice_identities.clear();
  for (std::uint8_t i = 1; i <= 8; ++i) {
    model.identities.push_back(kiosk::Uuid{{i}});
    model.voice_identities.push_back(kiosk::Uuid{{4, i}});
  }
  model.identities_asked = false;
  model.health.printer.asked = true;
  model.health.printer.status = {.readiness = printer::Readiness::Ready,
                                 .trouble = printer::Trouble::None,
                                 .paper = printer::Paper::Enough};
  model.health.scanner = kiosk::messages::DeviceState::Ready;
  model.health.store.opened = true;
  model.health.store.depth = 41;
  model.health.store.unsent = 41;
  return model;
}

std::vector<SampleState> sample_states() {
  auto loading = showing(flows::queue::Agencies{});
  loading.content.reset();
  loading.search.reset();
  auto home = showing(flows::home::Errands{});
  home.trail.clear();
  auto full = home;
  full.health.store.trouble = kiosk::store::StoreError::DiskFull;
  auto offline = home;
  offline.health.link = {.state = kiosk::messages::LinkState::Down,
                         .fault = kiosk::sync::LinkFault::NoLine};
  auto attract = booted_model();
  auto many = showing(flows::queue::TooMany{.wish = {.service = "SP071"}});
  many.tickets_in_a_row = 3;
  many.last_ticket_at = many.steady;
  std::vector<SampleState> states{
      {"home.attract", std::move(attract)},
      {"home.errands", std::move(home)},
      {"home.errands.storage_trouble", std::move(full)},
      {"home.errands.offline", std::move(offline)},
      {"home.display", showing(flows::home::Display{})},
      {"home.still_there", showing(flows::home::StillThere{})},
      {"queue.agencies", showing(flows::queue::Agencies{})},
      {"queue.agencies.loading", std::move(loading)},
      {"queue.services", showing(flows::queue::Services{.agency = "DPMPTSP"})},
      {"queue.search", showing(flows::queue::Search{})},
      {"queue.search.found", showing(flows::queue::Search{.query = "commis"})},
      {"queue.search.nothing", showing(flows::queue::Search{.query = "xyzzy"})},
      {"queue.search.results",
       showing(flows::queue::Services{.found = {"SP071"}, .query = "71206"})},
      {"queue.agencies.precheck",
       showing(flows::queue::Agencies{.purpose = flows::queue::Purpose::PreCheck})},
      {"queue.card", showing(flows::queue::Card{.service = "SP071"})},
      {"queue.card.information_desk", showing(flows::queue::Card{})},
      {"queue.priority", showing(flows::queue::PriorityQuestion{.service = "SP071"})},
      {"queue.too_many", std::move(many)},
  };
  for (auto* more : {&closed_states, &issuing_states, &staff_states, &precheck_states,
                     &complaint_states, &receipt_states, &survey_states, &staff_sample_states}) {
    for (auto& state : (*more)()) states.push_back(std::move(state));
  }
  for (auto& state : information_states()) states.push_back(std::move(state));
  for (auto& state : mode_states()) states.push_back(std::move(state));
  return states;
}

}  // namespace tests
