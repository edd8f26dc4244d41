namespace OrderKit.Carriers;

/// <summary>Where a delivery ends, from the customer's point of view.</summary>
public enum DeliveryKind
{
    /// <summary>At the customer's address.</summary>
    Home = 0,

    /// <summary>At a staffed service point, where the customer collects it.</summary>
    ServicePoint = 1,

    /// <summary>In a parcel locker, which the customer opens.</summary>
    Locker = 2,

    /// <summary>In one of the seller's stores, where the customer collects it.</summary>
    StorePickup = 3,
}
