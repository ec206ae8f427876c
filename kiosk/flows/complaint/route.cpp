#include "kiosk/flows/complaint/route.h"

namespace kiosk::flows::complaint {

Screen next_question(const Draft& draft) {
  if (!draft.subject) return About{.draft = draft};
  const bool complaint = draft.requested == domain::ReportKind::Complaint;
  if (complaint && !draft.problem) return Problem{.draft = draft};
  if (complaint && !draft.received) return When{.draft = draft};
  if (draft.summed_up) return Summary{.draft = draft};
  return Write{.draft = draft, .field = Field::Description};
}

Screen after(const Draft& draft, Field field) {
  if (draft.privacy == Privacy::Anonymous) return Summary{.draft = draft};
  switch (field) {
    case Field::Description:
      return Write{.draft = draft, .field = Field::Name};
    case Field::Name:
      return Notify{.draft = draft};
    case Field::Phone:
    case Field::Email:
      return Write{.draft = draft, .field = Field::Address};
    case Field::Address:
    case Field::Loss:
    case Field::Request:
    case Field::OnBehalfOf:
      break;
  }
  return Summary{.draft = draft};
}

Screen after_notify(const Draft& draft) {
  const auto notify = draft.notify.value_or(domain::NotifyBy::Kiosk);
  return Write{.draft = draft, .field = contact_for(notify)};
}

bool may_be_empty(const Draft& draft, Field field) {
  switch (field) {
    case Field::Loss:
    case Field::Request:
    case Field::OnBehalfOf:
      return true;
    case Field::Address:
      return draft.has(Field::Phone) || draft.has(Field::Email);
    case Field::Description: {
      auto facts = facts_of(draft);
      facts.has_description = false;
      return draft.requested == domain::ReportKind::Complaint && domain::has_object(facts);
    }
    case Field::Name:
    case Field::Phone:
    case Field::Email:
      return false;
  }
  return false;
}

}  // namespace kiosk::flows::complaint
