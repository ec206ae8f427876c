#include "kiosk/flows/complaint/draft.h"

#include <fmt/format.h>

#include "kiosk/domain/identifiers.h"
#include "kiosk/domain/opening_hours.h"
#include "kiosk/domain/phones.h"

namespace kiosk::flows::complaint {
namespace {

template <class Value, class Name>
std::string name_or_dash(const std::optional<Value>& value, Name name) {
  return value ? std::string{name(*value)} : std::string{"-"};
}

}  // namespace

const char* name_of(Field field) {
  switch (field) {
    case Field::Description:
      return "description";
    case Field::Loss:
      return "loss";
    case Field::Request:
      return "request";
    case Field::Name:
      return "name";
    case Field::Phone:
      return "phone";
    case Field::Email:
      return "email";
    case Field::Address:
      return "address";
    case Field::OnBehalfOf:
      return "on_behalf_of";
  }
  return "description";
}

const char* name_of(TextVerdict verdict) {
  switch (verdict) {
    case TextVerdict::Empty:
      return "empty";
    case TextVerdict::Good:
      return "good";
    case TextVerdict::Short:
      return "short";
    case TextVerdict::Doubtful:
      return "doubtful";
    case TextVerdict::Refused:
      return "refused";
  }
  return "refused";
}

std::optional<TextVerdict> parse_verdict(std::string_view text) {
  for (const auto verdict : {TextVerdict::Empty, TextVerdict::Good, TextVerdict::Short,
                             TextVerdict::Doubtful, TextVerdict::Refused}) {
    if (text == name_of(verdict)) return verdict;
  }
  return std::nullopt;
}

ui::EntryStyle style_of(Field field) {
  switch (field) {
    case Field::Description:
    case Field::Loss:
    case Field::Request:
      return ui::EntryStyle::Sentence;
    case Field::Name:
    case Field::Address:
    case Field::OnBehalfOf:
      return ui::EntryStyle::Name;
    case Field::Phone:
      return ui::EntryStyle::Phone;
    case Field::Email:
      return ui::EntryStyle::Email;
  }
  return ui::EntryStyle::Sentence;
}

std::size_t longest(Field field) {
  switch (field) {
    case Field::Description:
      return domain::longest_description;
    case Field::Loss:
    case Field::Request:
      return 1000;
    case Field::Name:
    case Field::OnBehalfOf:
      return 100;
    case Field::Phone:
      return 20;
    case Field::Email:
      return 254;
    case Field::Address:
      return 300;
  }
  return 100;
}

bool wants_messages(const Draft& draft) {
  return draft.notify == domain::NotifyBy::WhatsApp || draft.notify == domain::NotifyBy::Sms;
}

TextVerdict judge(const Draft& draft, Field field, std::string_view text) {
  const auto length = domain::characters_in(text);
  if (length == 0) return TextVerdict::Empty;
  const auto good_if = [](bool good, bool doubtful = false) {
    if (!good) return TextVerdict::Refused;
    return doubtful ? TextVerdict::Doubtful : TextVerdict::Good;
  };
  switch (field) {
    case Field::Description:
      return length < domain::least_description ? TextVerdict::Short : TextVerdict::Good;
    case Field::Loss:
    case Field::Request:
    case Field::OnBehalfOf:
      return TextVerdict::Good;
    case Field::Name:
      return good_if(domain::is_complainant_name(text), domain::is_short_name(text));
    case Field::Phone:
      return good_if(domain::parse_phone(text).has_value(),
                     wants_messages(draft) && !domain::takes_messages(text));
    case Field::Email:
      return good_if(domain::is_email(text), domain::is_doubtful_email(text));
    case Field::Address:
      return good_if(domain::is_postal_address(text));
  }
  return TextVerdict::Refused;
}

Field contact_for(domain::NotifyBy notify) {
  switch (notify) {
    case domain::NotifyBy::WhatsApp:
    case domain::NotifyBy::Sms:
    case domain::NotifyBy::Phone:
      return Field::Phone;
    case domain::NotifyBy::Email:
      return Field::Email;
    case domain::NotifyBy::Letter:
    case domain::NotifyBy::Counter:
    case domain::NotifyBy::Kiosk:
      return Field::Address;
  }
  return Field::Address;
}

domain::ReportFacts facts_of(const Draft& draft) {
  const bool named = draft.privacy != Privacy::Anonymous;
  const auto subject = draft.subject.value_or(domain::Subject::Other);
  return {.requested = draft.requested,
          .has_name = named && draft.has(Field::Name),
          .has_contact = named && (draft.has(Field::Address) || draft.has(Field::Phone) ||
                                   draft.has(Field::Email)),
          .has_description = draft.of(Field::Description).verdict == TextVerdict::Good,
          .has_subject = subject != domain::Subject::Other,
          .problem = draft.problem.value_or(domain::ProblemType::Other),
          .received = draft.received.value_or(domain::Received{})};
}

domain::Classification classify(const World& world, const Draft& draft) {
  return domain::classify(facts_of(draft), world.local().date, world.complaint_rules().window_days);
}

AnswerPromise promise_of(const World& world, const Draft& draft) {
  if (world.content == nullptr) return {};
  if (classify(world, draft).kind != domain::ReportKind::Complaint) return {};
  const auto& content = *world.content;
  const auto now = world.local();
  const auto hours = domain::hours_on(content.office.hours, content.holidays, now.date);
  const auto closes = hours ? std::optional{hours->closes} : std::nullopt;
  const auto dates = domain::answer_dates(content.holidays, now, closes,
                                          world.complaint_rules().answer_working_days);
  return {.counted_from = dates.counted_from, .due = dates.due, .warn = dates.warn};
}

domain::ReportHeader header_of(const World& world, const Draft& draft) {
  const auto promise = promise_of(world, draft);
  domain::ReportHeader header{.requested = draft.requested,
                              .classification = classify(world, draft),
                              .due = promise.due,
                              .warn = promise.warn,
                              .subject = draft.subject.value_or(domain::Subject::Other),
                              .service_code = draft.service,
                              .facility = draft.facility,
                              .officer_code = draft.officer,
                              .problem = draft.problem.value_or(domain::ProblemType::Other),
                              .confidential = draft.privacy == Privacy::Confidential,
                              .language = domain::code_of(world.language())};
  if (world.content == nullptr) return header;
  if (const auto* service = domain::find_service(*world.content, draft.service)) {
    header.sector = service->sector;
  }
  header.notice_version = world.content->common.privacy->version;
  header.notice_digest = world.content->common.privacy->digest;
  return header;
}

domain::ReportMatter matter_of(const Draft& draft) {
  const bool anonymous = draft.privacy == Privacy::Anonymous;
  return {.description = draft.of(Field::Description).accepted,
          .loss = draft.of(Field::Loss).accepted,
          .request = draft.of(Field::Request).accepted,
          .received = draft.received.value_or(domain::Received{}),
          .related = anonymous ? std::string{} : draft.related};
}

std::optional<domain::ReportIdentity> identity_of(const Draft& draft) {
  if (draft.privacy == Privacy::Anonymous) return std::nullopt;
  return domain::ReportIdentity{.name = draft.of(Field::Name).accepted,
                                .address = draft.of(Field::Address).accepted,
                                .phone = draft.of(Field::Phone).accepted,
                                .email = draft.of(Field::Email).accepted,
                                .on_behalf_of = draft.of(Field::OnBehalfOf).accepted,
                                .notify = draft.notify};
}

std::string Draft::describe() const {
  auto text = fmt::format("{} privacy={} subject={} {} {} {} problem={} notify={}",
                          domain::name_of(requested), static_cast<int>(privacy),
                          name_or_dash(subject, [](auto one) { return domain::name_of(one); }),
                          service, facility, officer, problem ? static_cast<int>(*problem) : -1,
                          name_or_dash(notify, [](auto one) { return domain::name_of(one); }));
  if (received) {
    text += fmt::format(" received={}/{}", domain::name_of(received->kind), to_iso(received->day));
  }
  if (summed_up) text += " summed_up";
  for (const auto& entry : entries) text += fmt::format(" {}", name_of(entry.verdict));
  return text;
}

}  // namespace kiosk::flows::complaint
