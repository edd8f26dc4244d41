namespace OrderKit.Overview;

/// <summary>Lists orders page by page. An order store may implement it.</summary>
public interface IOrderQueries
{
    /// <summary>Lists orders, the newest placed first; of those placed at the same instant the ordinally greatest id first.</summary>
    /// <remarks>Going on from page to page shows every order that did not change meanwhile exactly once. One that is placed meanwhile is
    /// not shown, for it is newer; one whose status changes may be shown or not.</remarks>
    /// <param name="listing">Which orders, how many, and from where on.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The page; empty when there are no more.</returns>
    ValueTask<OrderPage> ListAsync(OrderListing listing, CancellationToken cancellationToken);
}
