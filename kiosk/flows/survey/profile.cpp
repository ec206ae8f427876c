#include "kiosk/flows/survey/profile.h"

namespace kiosk::flows::survey {

using records::SurveyProfile;

ProfileQuestion profile_question(int index) {
  switch (index) {
    case 0:
      return {.text = ui::tr("srv.sex"),
              .label = ui::tr("srv.sex.short"),
              .answer = &SurveyProfile::sex,
              .options = {{"L", ui::tr("srv.sex.l")}, {"P", ui::tr("srv.sex.p")}}};
    case 1:
      return {.text = ui::tr("srv.age"),
              .label = ui::tr("srv.age.short"),
              .answer = &SurveyProfile::age,
              .options = {{"17-25", ui::tr("srv.years", {{"from", "17"}, {"to", "25"}})},
                          {"26-35", ui::tr("srv.years", {{"from", "26"}, {"to", "35"}})},
                          {"36-50", ui::tr("srv.years", {{"from", "36"}, {"to", "50"}})},
                          {"51-65", ui::tr("srv.years", {{"from", "51"}, {"to", "65"}})},
                          {"66-99", ui::tr("srv.years.above", {{"from", "65"}})}}};
    case 2:
      return {.text = ui::tr("srv.education"),
              .label = ui::tr("srv.education.short"),
              .answer = &SurveyProfile::education,
              .options = {{"SD", ui::tr("srv.education.sd")},
                          {"SMP", ui::tr("srv.education.smp")},
                          {"SMA", ui::tr("srv.education.sma")},
                          {"S1", ui::tr("srv.education.s1")},
                          {"S2", ui::tr("srv.education.s2")},
                          {"S3", ui::tr("srv.education.s3")}}};
    default:
      return {.text = ui::tr("srv.job"),
              .label = ui::tr("srv.job.short"),
              .answer = &SurveyProfile::job,
              .options = {{"PNS", ui::tr("srv.job.pns")},
                          {"TNI", ui::tr("srv.job.tni")},
                          {"POLRI", ui::tr("srv.job.polri")},
                          {"SWASTA", ui::tr("srv.job.swasta")},
                          {"WIRAUSAHA", ui::tr("srv.job.wirausaha")},
                          {"LAINNYA", ui::tr("srv.job.lainnya")}}};
  }
}

}  // namespace kiosk::flows::survey
