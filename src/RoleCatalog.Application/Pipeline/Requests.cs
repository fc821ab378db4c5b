using MediatR;

namespace RoleCatalog.Application.Pipeline;

/// <summary>Changes one aggregate, in one transaction.</summary>
public interface ICommand<out TResponse> : IRequest<TResponse>;

/// <summary>Reads from one consistent state of the store, changes nothing.</summary>
public interface IQuery<out TResponse> : IRequest<TResponse>;
