#include "kiosk/flows/staff/test_slip.h"

#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::staff {

drivers::printer::Document test_slip(const World& world) {
  SlipWriter slip{world};
  slip.title(ui::tr("test_slip.title"));
  slip.number(world.settings.kiosk);
  slip.rule();
  slip.text(date_and_time(world, world.local()));
  slip.text(ui::tr("test_slip.hint"));
  slip.code("TEST " + world.settings.kiosk);
  return slip.take();
}

}  // namespace kiosk::flows::staff
