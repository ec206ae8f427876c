#include "kiosk/flows/complaint/names.h"

#include "kiosk/domain/words_for_numbers.h"

namespace kiosk::flows::complaint {

ui::Phrase phrase_of(domain::ReportKind kind) {
  switch (kind) {
    case domain::ReportKind::Complaint:
      return ui::tr("cmp.kind.complaint");
    case domain::ReportKind::Suggestion:
      return ui::tr("cmp.kind.suggestion");
    case domain::ReportKind::Praise:
      return ui::tr("cmp.kind.praise");
  }
  return {};
}

ui::Phrase phrase_of(domain::ProblemType problem) {
  switch (problem) {
    case domain::ProblemType::Requirements:
      return ui::tr("cmp.problem.requirements");
    case domain::ProblemType::Procedure:
      return ui::tr("cmp.problem.procedure");
    case domain::ProblemType::Time:
      return ui::tr("cmp.problem.time");
    case domain::ProblemType::Fee:
      return ui::tr("cmp.problem.fee");
    case domain::ProblemType::Product:
      return ui::tr("cmp.problem.product");
    case domain::ProblemType::Facilities:
      return ui::tr("cmp.problem.facilities");
    case domain::ProblemType::Competence:
      return ui::tr("cmp.problem.competence");
    case domain::ProblemType::Behaviour:
      return ui::tr("cmp.problem.behaviour");
    case domain::ProblemType::Other:
      return ui::tr("cmp.problem.other");
  }
  return {};
}

ui::Phrase phrase_of(domain::NotifyBy notify) {
  switch (notify) {
    case domain::NotifyBy::WhatsApp:
      return ui::tr("cmp.notify.whatsapp");
    case domain::NotifyBy::Sms:
      return ui::tr("cmp.notify.sms");
    case domain::NotifyBy::Phone:
      return ui::tr("cmp.notify.phone");
    case domain::NotifyBy::Email:
      return ui::tr("cmp.notify.email");
    case domain::NotifyBy::Letter:
      return ui::tr("cmp.notify.letter");
    case domain::NotifyBy::Counter:
      return ui::tr("cmp.notify.counter");
    case domain::NotifyBy::Kiosk:
      return ui::tr("cmp.notify.kiosk");
  }
  return {};
}

ui::Phrase phrase_of(Field field) {
  switch (field) {
    case Field::Description:
      return ui::tr("cmp.field.description");
    case Field::Loss:
      return ui::tr("cmp.field.loss");
    case Field::Request:
      return ui::tr("cmp.field.request");
    case Field::Name:
      return ui::tr("cmp.field.name");
    case Field::Phone:
      return ui::tr("cmp.field.phone");
    case Field::Email:
      return ui::tr("cmp.field.email");
    case Field::Address:
      return ui::tr("cmp.field.address");
    case Field::OnBehalfOf:
      return ui::tr("cmp.field.on_behalf_of");
  }
  return {};
}

ui::Phrase phrase_of(domain::ClassReason reason) {
  switch (reason) {
    case domain::ClassReason::Ok:
      return {};
    case domain::ClassReason::WithoutIdentity:
      return ui::tr("cmp.anon");
    case domain::ClassReason::WithoutObject:
      return ui::tr("cmp.no_object");
    case domain::ClassReason::Late:
      return ui::tr("cmp.late");
  }
  return {};
}

ui::Phrase subject_of(const World& world, const Draft& draft) {
  switch (draft.subject.value_or(domain::Subject::Other)) {
    case domain::Subject::Service: {
      if (world.content == nullptr) return ui::literal(draft.service);
      const auto* service = domain::find_service(*world.content, draft.service);
      if (service == nullptr) return ui::literal(draft.service);
      return world.say(domain::short_name(*service));
    }
    case domain::Subject::Facility: {
      if (world.content == nullptr) return ui::tr("cmp.about.facility");
      const auto* facility =
          domain::find_facility(*world.content->common.facilities, draft.facility);
      return facility != nullptr ? world.say(facility->text) : ui::tr("cmp.about.facility");
    }
    case domain::Subject::Officer:
      return ui::tr("cmp.about.officer");
    case domain::Subject::Other:
      return ui::tr("cmp.about.other");
  }
  return {};
}

ui::Phrase received_phrase(const World& world, const domain::Received& received) {
  switch (received.kind) {
    case domain::ReceivedKind::OnDay:
      return ui::literal(domain::date_in_words(received.day, world.language()));
    case domain::ReceivedKind::NotYet:
      return ui::tr("cmp.when.waiting");
    case domain::ReceivedKind::Forgotten:
      return ui::tr("cmp.when.forgotten");
  }
  return {};
}

std::string masked(std::string_view name) {
  std::string result;
  bool at_start = true;     // of a word
  bool in_initial = false;  // further bytes of its first letter
  for (const char c : name) {
    const bool continuation = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    in_initial = in_initial && continuation;
    if (c == ' ') {
      at_start = true;
    } else if (at_start) {
      if (!result.empty()) result += "••• ";
      result += c;
      at_start = false;
      in_initial = true;
    } else if (in_initial) {
      result += c;
    }
  }
  return result.empty() ? result : result + "•••";
}

}  // namespace kiosk::flows::complaint
