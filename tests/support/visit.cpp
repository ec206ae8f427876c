#include "tests/support/visit.h"

#include "tests/support/catch.h"

namespace tests {

namespace m = kiosk::messages;
namespace ui = kiosk::ui;
using namespace std::chrono_literals;

void Visit::apply(const m::Event& event) {
  auto step = kiosk::app::update(std::move(model_), event, words());
  model_ = std::move(step.model);
  for (auto& effect : step.effects) {
    if (const auto* issue = get_if<m::IssueTicket>(&effect)) asked_ = *issue;
    if (const auto* print = get_if<m::PrintSlip>(&effect)) printing_ = *print;
    if (const auto* report = get_if<m::KeepComplaint>(&effect)) report_ = *report;
    if (const auto* record = get_if<m::KeepRecord>(&effect)) keeping_ = *record;
    effects_.push_back(std::move(effect));
  }
}

void Visit::change_content(const std::function<void(kiosk::domain::Content&)>& change) {
  auto content = *model_.content;
  change(content);
  model_.content = std::make_shared<const kiosk::domain::Content>(std::move(content));
}

void Visit::tap(const std::string& id) {
  const auto shown = tree();
  const auto* target = node(shown, id);
  INFO(id << " on " << shown.name);
  REQUIRE(target != nullptr);
  REQUIRE(ui::is_control(target->role));
  REQUIRE(target->enabled);
  apply(m::Tapped{.id = id, .value = target->value});
}

void Visit::type(const std::string& text) {
  for (const char c : text) tap(c == ' ' ? "key.space" : "key." + std::string(1, c));
}

void Visit::write(const std::string& text) {
  const auto key_with = [&](const std::string& value) -> std::string {
    const auto shown = tree();
    for (const auto* node : ui::all_nodes(shown)) {
      if (node->role == ui::Role::Key && node->value == value) return node->id;
    }
    return {};
  };
  for (const char c : text) {
    const std::string value(1, c);
    for (const auto* first : {"key.shift", "key.page", "key.shift"}) {
      if (key_with(value).empty() && offers(first)) tap(first);
    }
    tap(key_with(value));
  }
}

void Visit::keep_report(const std::string& number) {
  REQUIRE(report_);
  const auto report = *report_;
  report_.reset();
  apply(m::ComplaintKept{.id = report.id,
                         .number = number,
                         .classification = report.header.classification,
                         .due = report.header.due,
                         .withdrawal_code = kiosk::PrivateText{"ABCDEFGHIJKLMNOP"}});
}

void Visit::wait(std::chrono::seconds time) {
  for (auto left = time; left > 0s; left -= 1s) {
    apply(m::Tick{.now = model_.now + 1s, .steady = model_.steady + 1s});
  }
}

void Visit::set_clock(const std::string& iso) {
  const auto now = kiosk::parse_instant(iso);
  REQUIRE(now);
  apply(m::Tick{.now = *now, .steady = model_.steady + 1s});
}

void Visit::go_to_priority() {
  tap("attract.start");
  tap("home.ticket");
  tap("queue.agency.DPMPTSP");
  tap("queue.service.SP071");
  tap("card.take");
}

void Visit::ask_for_number() {
  go_to_priority();
  tap("queue.priority.none");
}

std::string Visit::title() const {
  return ui::resolve(tree().title.text, model_.session.appearance.language, words());
}

std::string Visit::word(const std::string& key) const {
  return ui::resolve(ui::tr(key), model_.session.appearance.language, words());
}

const ui::Node* Visit::node(const ui::ScreenTree& tree, const std::string& id) const {
  for (const auto* one : ui::all_nodes(tree)) {
    if (one->id == id) return one;
  }
  return nullptr;
}

std::string Visit::all_text() const {
  std::string text;
  const auto shown = tree();
  for (const auto* one : ui::all_nodes(shown)) {
    for (const auto* phrase : {&one->text, &one->detail, &one->speech}) {
      text += ui::resolve(*phrase, model_.session.appearance.language, words()) + "\n";
    }
    text += one->value + "\n";
  }
  return text;
}

bool Visit::offers(const std::string& id) const {
  const auto shown = tree();
  const auto* found = node(shown, id);
  return found != nullptr && found->enabled;
}

std::string Visit::says(const std::string& id) const {
  const auto shown = tree();
  const auto* found = node(shown, id);
  if (found == nullptr) return {};
  const auto language = found->language.value_or(model_.session.appearance.language);
  const auto detail = ui::resolve(found->detail, language, words());
  return ui::resolve(found->text, language, words()) + (detail.empty() ? "" : "\n" + detail);
}

void Visit::sign_in() {
  apply(m::Tapped{.id = "staff.open", .value = {}});
  type("01123456");
  tap("sign_in.submit");
  const auto checks = all<m::CheckPin>();
  REQUIRE_FALSE(checks.empty());
  apply(m::PinChecked{
      .attempt = checks.back().attempt, .verdict = m::PinVerdict::Accepted, .who = "PTG-0012"});
  REQUIRE(screen() == "staff.menu");
}

void Visit::keep() {
  REQUIRE(keeping_);
  const auto id = keeping_->id;
  keeping_.reset();
  apply(m::RecordKept{.id = id});
}

std::string Visit::record_asked() const {
  return keeping_ ? keeping_->fact.kind + " " + keeping_->fact.payload : std::string{};
}

kiosk::domain::Ticket Visit::grant(std::optional<int> wait_minutes) {
  REQUIRE(asked_);
  const auto question = *asked_;
  asked_.reset();
  kiosk::domain::Ticket ticket{
      .request = question.request,
      .number = {.group = question.request.group, .sequence = ++last_number_},
      .day = kiosk::to_local(question.now, kiosk::UtcOffset{420}).date,
      .issued_at = question.now,
      .ahead_at_issue = 7,
      .wait_minutes = wait_minutes};
  apply(m::TicketIssued{.ticket = ticket});
  return ticket;
}

void Visit::refuse(kiosk::store::StoreError error) {
  REQUIRE(asked_);
  const auto id = asked_->request.id;
  asked_.reset();
  apply(m::TicketRefused{.request = id, .error = error});
}

void Visit::end_slip(drivers::printer::Outcome outcome, drivers::printer::Trouble trouble,
                     bool marks) {
  REQUIRE(printing_);
  const auto slip = *printing_;
  printing_.reset();
  apply(m::SlipEnded{
      .subject = slip.subject,
      .job = slip.job,
      .result = {.outcome = outcome, .trouble = trouble, .may_have_left_marks = marks}});
}

void Visit::printer_says(drivers::printer::Readiness readiness, drivers::printer::Trouble trouble,
                         drivers::printer::Paper paper) {
  apply(m::PrinterReported{
      .status = {.readiness = readiness, .trouble = trouble, .paper = paper, .model = {}}});
}

std::string slip_text(const drivers::printer::Document& document) {
  std::string text;
  for (const auto& block : document.blocks) {
    for (const auto& line : drivers::printer::lines_of(block)) text += line.text + "\n";
  }
  return text;
}

void check_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const auto& part : parts) {
    INFO(part << " in\n" << text);
    const auto found = text.find(part, at);
    REQUIRE(found != std::string::npos);
    at = found + part.size();
  }
}

std::string slip_code(const drivers::printer::Document& document) {
  for (const auto& block : document.blocks) {
    if (const auto* code = std::get_if<drivers::printer::QrCode>(&block)) return code->text;
  }
  return {};
}

}  // namespace tests
