# Access rules of network security perimeters, proposed by perimetry.
# Needs the module Az.Network, signed in (Connect-AzAccount).
#Requires -Modules Az.Network
param(
  # The id of the subscription of a perimeter the logs do not name
  [Parameter(Mandatory = $true)] [string] $SubscriptionId,
  # The resource group of a perimeter the logs do not name
  [Parameter(Mandatory = $true)] [string] $ResourceGroupName,
  # The name of the network security perimeter for the rules of a perimeter the logs do not name
  [Parameter(Mandatory = $true)] [string] $PerimeterName
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Profile unnamed

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = 'unnamed'
  Name = 'x'
  Direction = 'Inbound'
  AddressPrefix = @(
    '192.0.2.0/24'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

# Profile 9nsp/9

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = '9nsp'
  ProfileName = '9'
  Name = 'x-1'
  Direction = 'Inbound'
  AddressPrefix = @(
    '192.0.2.0/24'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = '9nsp'
  ProfileName = '9'
  Name = 'x.1'
  Direction = 'Outbound'
  FullyQualifiedDomainName = @(
    'a.example.com'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp/1-a_b

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp'
  ProfileName = '1-a_b'
  Name = 'x'
  Direction = 'Inbound'
  AddressPrefix = @(
    '192.0.2.0/24'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp-1/a-b

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-1'
  ProfileName = 'a-b'
  Name = 'x'
  Direction = 'Inbound'
  AddressPrefix = @(
    '192.0.2.0/24'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp-1/a.b

$rule = @{
  SubscriptionId = '00000000-0000-0000-0000-000000000000'
  ResourceGroupName = 'rg-data'
  SecurityPerimeterName = 'nsp-1'
  ProfileName = 'a.b'
  Name = 'x'
  Direction = 'Inbound'
  AddressPrefix = @(
    '192.0.2.0/24'
  )
}
New-AzNetworkSecurityPerimeterAccessRule @rule
