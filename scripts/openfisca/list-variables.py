"""Prints, as JSON, the computed variables of OpenFisca-France and of each extension named.

`{"openfisca_france": [["rsa", "famille", "month", "float"], …], …}`: name, entity, period of definition, type.
"""

import json
import sys

from openfisca_france import CountryTaxBenefitSystem


def computed(system):
    return {
        name: [name, variable.entity.key, str(variable.definition_period), variable.value_type.__name__]
        for name, variable in system.variables.items()
        if variable.formulas
    }


system = CountryTaxBenefitSystem()
known = computed(system)
lists = {"openfisca_france": list(known.values())}
for extension in sys.argv[1:]:
    system.load_extension(extension)
    all_of_them = computed(system)
    lists[extension] = [variable for name, variable in all_of_them.items() if name not in known]
    known = all_of_them
json.dump(lists, sys.stdout)
