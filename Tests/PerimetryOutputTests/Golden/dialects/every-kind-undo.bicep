// Undoes access rules of network security perimeters that perimetry proposed.
// A deployment removes nothing by itself: deploy this to the stack that made the rules:
// az stack group create --name STACK --resource-group GROUP --template-file undo.bicep --action-on-unmanage deleteResources --deny-settings-mode none
// Rules that no stack made are removed by: perimetry export azure-cli rules.json --undo

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data.')
param perimeterName string = 'nsp-data'

@description('The network security perimeter that the logs call /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge.')
param perimeterName2 string = 'nsp-edge'

// Profile nsp-data/defaultProfile

// Removed: perimetry-inbound-prefixes

// Removed: perimetry-inbound-subscriptions

// Removed: perimetry-outbound-fqdns

// Removed: tags.v1_

// Profile nsp-edge/defaultProfile

// Removed: perimetry-inbound-prefixes
